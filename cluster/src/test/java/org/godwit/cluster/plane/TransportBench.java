package org.godwit.cluster.plane;

import org.godwit.cluster.plane.Plane.Medium;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.wire.Frame;

import java.io.File;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Round trips and a stream between two JVMs through a media driver in the first. Run by hand.
final class TransportBench {

    private static final int STREAM = 1_000_000;

    private TransportBench() {}

    public static void main(String[] args) throws Exception {
        for (Medium medium : Medium.values()) {
            run(medium);
        }
    }

    private static void run(Medium medium) throws Exception {
        AeronAddress here = address(medium, 3072);
        AeronAddress there = address(medium, 3073);
        File log = File.createTempFile("echo", ".log");
        Pong pong = new Pong();
        try (TestDriver driver = new TestDriver();
                AeronTransport transport = Plane.start(driver, here, pong)) {
            Process child = EchoHost.launch(driver.directory(), there, here, log);
            while (!transport.offer(there, Plane.data(0, 0), Waiting.MAY_WAIT)) {
                Thread.onSpinWait();
            }
            pong.arrived.acquire();
            roundTrips(medium, transport, there, pong, 0, 40_000);
            roundTrips(medium, transport, there, pong, 100, 40_000);
            roundTrips(medium, transport, there, pong, 1_000_000, 1_000);
            stream(medium, transport, there, pong);
            stream(medium, transport, there, pong);
            child.destroy();
            child.waitFor();
        }
    }

    private static AeronAddress address(Medium medium, int host) throws Exception {
        return medium == Medium.IPC
                ? AeronAddress.ipc(host)
                : AeronAddress.udp("127.0.0.1", Plane.freePort(), host);
    }

    /// The first half warms up.
    private static void roundTrips(
            Medium medium,
            AeronTransport transport,
            AeronAddress there,
            Pong pong,
            int size,
            int count)
            throws Exception {
        Frame frame = Plane.data(1, size);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            if (!transport.offer(there, frame, Waiting.MAY_WAIT)) {
                throw new IllegalStateException("refused");
            }
            while (!pong.arrived.tryAcquire()) {
                Thread.yield();
            }
            nanos[i] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, count / 2, count);
        Arrays.sort(warm);
        System.out.printf(
                "%s round trip %,d B: p50 %.1f us, p99 %.1f us, n=%d%n",
                medium, size, at(warm, 50) / 1e3, at(warm, 99) / 1e3, warm.length);
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void stream(
            Medium medium, AeronTransport transport, AeronAddress there, Pong pong)
            throws Exception {
        Body body = Body.of(Encoding.RAW, new byte[100]);
        long start = System.nanoTime();
        for (int i = 1; i <= STREAM; i++) {
            int last = i == STREAM ? 1 : 0;
            Frame frame = new Frame.Data(Plane.A, 1, Plane.B, i, EchoHost.SINK, 0, last, body);
            if (!transport.offer(there, frame, Waiting.MAY_WAIT)) {
                throw new IllegalStateException("refused at " + i);
            }
        }
        if (!pong.arrived.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the last frame was not echoed");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s stream of 100 B: %,.0f frames/s%n", medium, STREAM / seconds);
    }

    private static final class Pong extends Inbox {
        final Semaphore arrived = new Semaphore(0);

        @Override
        public void onFrame(Frame frame) {
            arrived.release();
        }
    }
}
