package org.godwit.console.machine;

import org.godwit.console.client.Http;
import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One host JVM, a child of this process. It ends when its standard input does, so it cannot
/// outlive this process whatever becomes of that.
final class HostProcess {

    /// Told what a host says and when it is over, on the host's reader thread.
    interface Watcher {

        void said(HostProcess host, HostEvent event);

        /// Its process is over.
        ///
        /// @param exitCode of the process; all that it said has been told before
        void ended(HostProcess host, int exitCode);
    }

    private final String name;
    private final Path log;
    private final Process process;
    private final CompletableFuture<HostEvent.Ready> ready = new CompletableFuture<>();
    private volatile boolean leaving;

    private HostProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /// @param secrets environment variables: command lines are for every user of the machine to see
    /// @param log takes its standard error
    static HostProcess start(
            String name,
            List<String> command,
            Map<String, String> secrets,
            Path log,
            Watcher watcher) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().putAll(secrets);
            Process process = builder.start();
            HostProcess host = new HostProcess(name, log, process);
            Thread.ofPlatform().daemon().name("host-" + name).start(() -> host.read(watcher));
            return host;
        } catch (IOException e) {
            throw new RefusedException(
                    "host %s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    private void read(Watcher watcher) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                HostEvent event = HostEvent.parse(line);
                note(event);
                watcher.said(this, event);
            }
        } catch (IOException | UncheckedIOException _) {
            // its output is over, as at the end of the file
        }
        int exitCode = waitForEnd();
        watcher.ended(this, exitCode);
        ready.completeExceptionally(new RefusedException(whyNotReady(exitCode)));
    }

    private void note(HostEvent event) {
        switch (event) {
            case HostEvent.Ready r -> ready.complete(r);
            case HostEvent.Refused r ->
                    ready.completeExceptionally(
                            new RefusedException(
                                    "host %s cannot join: %s".formatted(name, r.reason())));
            case HostEvent.Left _ -> leaving = true;
            case HostEvent.Output _,
                    HostEvent.Ended _,
                    HostEvent.Start _,
                    HostEvent.Halt _,
                    HostEvent.Note _,
                    HostEvent.Strange _ -> {}
        }
    }

    private int waitForEnd() {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException _) {
                // nobody has a reason to interrupt this thread; the process ends by itself
            }
        }
    }

    private String whyNotReady(int exitCode) {
        return "host %s ended with exit code %d before it was ready%s; its log is %s"
                .formatted(name, exitCode, lastLogLine(), log);
    }

    private String lastLogLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "" : " (" + lines.getLast().strip() + ")";
        } catch (IOException | UncheckedIOException _) {
            return "";
        }
    }

    /// Waits until it can take work.
    ///
    /// @throws RefusedException if it cannot, or not in time
    HostEvent.Ready awaitReady(Duration patience) throws InterruptedException {
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RefusedException(
                    "host %s was not ready after %d s; its log is %s"
                            .formatted(name, patience.toSeconds(), log),
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RefusedException refused
                    ? refused
                    : new IllegalStateException(e.getCause());
        }
    }

    /// Waits until it can take work or will never, for this long at the most.
    void awaitDecision(Duration patience) throws InterruptedException {
        try {
            HostEvent.Ready _ = ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // whoever asks looks at isReady() next
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    /// Where others find its control plane; only if it became ready.
    String seed() {
        String address = asReady().address();
        return address.substring(address.indexOf('@') + 1);
    }

    boolean isReady() {
        return wasReady() && process.isAlive();
    }

    boolean wasReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    /// Whether its end is wanted: drained, or the machine stops.
    boolean isLeaving() {
        return leaving;
    }

    void expectEnd() {
        leaving = true;
    }

    /// What it said when it became ready; only if it did.
    HostEvent.Ready asReady() {
        return ready.join();
    }

    VmState.Host line() {
        return new VmState.Host(name, asReady().http(), pid());
    }

    Http http(String token) {
        return new Http("host " + name, asReady().http(), token);
    }

    /// Tells it what became of the host that it wanted.
    ///
    /// @param refused why it is not there; "" if it is
    synchronized void answer(long id, String refused) {
        String line = Json.line(Map.of("id", id, "refused", refused)) + "\n";
        try {
            OutputStream input = process.getOutputStream();
            input.write(line.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException _) {
            // it has gone, and its question with it
        }
    }

    /// kill -9.
    void destroy() {
        process.destroyForcibly();
    }

    /// Asks it to end, by the end of its input.
    void closeInput() {
        expectEnd();
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it has gone already
        }
    }

    /// Waits until it has ended, by force if it takes too long.
    void end(Duration patience) {
        try {
            if (!waitFor(patience)) {
                destroy();
            }
        } catch (InterruptedException _) {
            destroy();
            Thread.currentThread().interrupt();
        }
        waitForEnd();
    }

    boolean waitFor(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
