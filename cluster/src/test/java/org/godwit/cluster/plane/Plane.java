package org.godwit.cluster.plane;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Shorthand of the transport's tests.
final class Plane {

    static final Tid A = Tid.task(1, 1, 0);
    static final Tid B = Tid.task(1, 2, 0);

    private Plane() {}

    /// How two hosts reach each other.
    enum Medium {
        IPC,
        UDP;

        AeronAddress address(int host) {
            return this == IPC ? AeronAddress.ipc(host) : AeronAddress.udp("127.0.0.1", 0, host);
        }
    }

    static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static AeronTransport start(
            TestDriver driver, AeronAddress inbound, TransportListener listener) {
        return start(driver.directory(), inbound, listener, TransportLimits.DEFAULT);
    }

    static AeronTransport start(
            Path directory,
            AeronAddress inbound,
            TransportListener listener,
            TransportLimits limits) {
        return AeronTransport.start(directory, List.of(inbound), listener, limits);
    }

    static AeronAddress addressOf(AeronTransport transport) {
        return transport.inbound().getFirst();
    }

    static Frame.Data data(long sequence, int bytes) {
        return data(A, sequence, bytes);
    }

    static Frame.Data data(Tid source, long sequence, int bytes) {
        byte[] body = new byte[bytes];
        new SplittableRandom(sequence).nextBytes(body);
        return new Frame.Data(source, 1, B, sequence, 5, 0, 0, Body.of(Encoding.RAW, body));
    }

    /// Logs of 64 KiB, so that they fill quickly, and short patience.
    static TransportLimits smallLogs() {
        return with(64 * 1024, Duration.ofSeconds(30), TransportLimits.DEFAULT.driverTimeout());
    }

    static TransportLimits with(int termBytes, Duration partialIdleMax, Duration driverTimeout) {
        TransportLimits all = TransportLimits.DEFAULT;
        return new TransportLimits(
                termBytes,
                Math.min(all.ipcMtuBytes(), termBytes / 32),
                all.udpMtuBytes(),
                Math.min(all.receiverWindowBytes(), termBytes / 2),
                all.bodyBytesMax(),
                all.chunkBytes(),
                all.partialTransfersPerSender(),
                all.partialBytesMax(),
                partialIdleMax,
                all.offerStallMax(),
                driverTimeout);
    }
}
