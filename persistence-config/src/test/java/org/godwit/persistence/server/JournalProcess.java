package org.godwit.persistence.server;

import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A journal server in a JVM of its own, to be killed.
record JournalProcess(Process process, int port) {

    private static final String READY = "listening on ";

    /// What runs in the child: directory, port, fsync mode.
    static void main(String[] arguments) throws Exception {
        InetSocketAddress bind =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        JournalServer server =
                JournalServer.start(
                        Path.of(arguments[0]),
                        bind,
                        FsyncMode.of(arguments[2]),
                        JournalLimits.defaults());
        System.out.println(READY + server.address().getPort());
        new CountDownLatch(1).await();
    }

    static JournalProcess start(Path directory, FsyncMode fsync) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        JournalProcess.class.getName(),
                                        directory.toString(),
                                        "0",
                                        fsync.word()))
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

    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survived kill -9");
        }
    }
}
