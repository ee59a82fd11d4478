package org.godwit.console.sweep;

import org.godwit.console.BuildProperties;
import org.godwit.console.client.RefusedException;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The second JVM of a sweep, a child of this one with the same class path; it ends when its
/// standard input does. Runs one stretch after the other. Thread-safe.
final class Peer implements AutoCloseable {

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ExecutorService turns = Executors.newSingleThreadExecutor();

    private Peer(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /// @throws RefusedException if the JVM cannot be started
    static Peer start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(BuildProperties.jvmFlags());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(PeerMain.class.getName());
        try {
            return new Peer(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new RefusedException("the second JVM cannot be started: " + e.getMessage(), e);
        }
    }

    /// Runs a stretch there, after those that were asked for before.
    Future<Outcome> run(Order order) {
        return turns.submit(() -> {
            try {
                Wire.write(out, order);
                return Wire.readOutcome(in);
            } catch (IOException e) {
                throw new RefusedException(
                        "the second JVM has ended while it ran %s: %s"
                                .formatted(order.from().program(), e),
                        e);
            }
        });
    }

    @Override
    public void close() {
        turns.shutdownNow();
        process.destroy();
    }
}
