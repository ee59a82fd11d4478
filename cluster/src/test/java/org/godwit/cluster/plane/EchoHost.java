package org.godwit.cluster.plane;

import org.godwit.wire.Frame;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// A JVM of its own that sends every frame back, until its standard input ends or it is killed. A
/// frame with tag [#SINK] is only counted, and answered when its wait id says that it is the last.
final class EchoHost {

    static final int SINK = 99;

    private EchoHost() {}

    /// @param args aeron directory, own channel, own stream, peer's channel, peer's stream
    public static void main(String[] args) throws Exception {
        AeronAddress own = new AeronAddress(args[1], Integer.parseInt(args[2]));
        AeronAddress peer = new AeronAddress(args[3], Integer.parseInt(args[4]));
        Echo echo = new Echo();
        try (AeronTransport transport =
                AeronTransport.start(
                        Path.of(args[0]), List.of(own), echo, TransportLimits.DEFAULT)) {
            echo.back = frame -> transport.offer(peer, frame);
            Thread.ofPlatform().daemon().start(() -> echo.sendLater(transport, peer));
            while (System.in.read() >= 0) {
                // Only its end matters.
            }
        }
    }

    private static final class Echo extends Inbox {

        private volatile java.util.function.Predicate<Frame> back = frame -> false;
        private final LinkedBlockingQueue<Frame> later = new LinkedBlockingQueue<>();

        /// From the poller thread if that goes at once, otherwise from one that may wait.
        @Override
        public void onFrame(Frame frame) {
            boolean silent = frame instanceof Frame.Data d && d.tag() == SINK && d.waitId() == 0;
            if (!silent && (!later.isEmpty() || !back.test(frame))) {
                later.add(frame);
            }
        }

        private void sendLater(AeronTransport transport, AeronAddress peer) {
            try {
                while (true) {
                    transport.offer(peer, later.take(), Waiting.MAY_WAIT);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static Process launch(Path directory, AeronAddress own, AeronAddress peer, File log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> a.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(EchoHost.class.getName(), directory.toString()));
        command.addAll(List.of(own.channel(), Integer.toString(own.streamId())));
        command.addAll(List.of(peer.channel(), Integer.toString(peer.streamId())));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }
}
