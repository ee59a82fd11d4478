package org.godwit.persistence;

import org.godwit.persistence.h2.H2Server;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.server.JournalServer;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A journal's server in a JVM of its own, to be killed.
public record JournalProcess(Process process, int port) {

    private static final String READY = "listening on ";
    private static final String H2 = "h2";

    /// What runs in the child: directory; the fsync mode of an embedded journal, or "h2".
    static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        if (arguments[1].equals(H2)) {
            H2Server server = H2Server.start(directory, 0, "godwit");
            System.out.println(READY + server.address().getPort());
        } else {
            JournalServer server =
                    JournalServer.start(
                            directory,
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            FsyncMode.of(arguments[1]),
                            JournalLimits.defaults());
            System.out.println(READY + server.address().getPort());
        }
        new CountDownLatch(1).await();
    }

    /// Starts one and waits until it listens.
    public static JournalProcess start(Path directory, String mode) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        JournalProcess.class.getName(),
                                        directory.toString(),
                                        mode))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("the journal process said: " + line);
        }
        return new JournalProcess(process, Integer.parseInt(line.substring(READY.length())));
    }

    /// Kills it, as `kill -9` does.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survived kill -9");
        }
    }
}
