package org.godwit.console.demo;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineMain;
import org.godwit.console.machine.MachineSettings;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The demo from its first host to its last line. All processes and files that it makes are gone
/// when it returns, and also when the JVM is ended by a signal.
public final class Demo {

    private static final String VM = "demo";
    private static final int CONTAINERS = 64;
    private static final int REFRESH_MILLIS = 250;

    private final DemoSettings settings;
    private final PrintWriter out;
    private final DemoBoard board;

    private Demo(DemoSettings settings, PrintWriter out, DemoDisplay display) {
        this.settings = settings;
        this.out = out;
        board = new DemoBoard(display, settings.epochs(), System::nanoTime);
    }

    /// Prints a line per happening.
    public static Demo plain(DemoSettings settings, PrintWriter out) {
        return new Demo(settings, out, new DemoDisplay.Plain(out));
    }

    /// Draws a picture again and again; `out` is a terminal.
    public static Demo drawn(DemoSettings settings, PrintWriter out, int width) {
        return new Demo(settings, out, new DemoDisplay.Drawn(out, width));
    }

    /// Blocks for a minute or so.
    ///
    /// @return 0 if both runs gave the same bits
    /// @throws RefusedException if something did not happen in time
    public int run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("godwit-demo-");
        Thread deletion = Thread.ofPlatform().unstarted(() -> delete(directory));
        Runtime.getRuntime().addShutdownHook(deletion);
        try {
            DemoRun run = onMachine(directory);
            out.println(verdict(run));
            out.flush();
            return run.undisturbed().equals(run.disturbed()) ? 0 : 1;
        } finally {
            delete(directory);
            Runtime.getRuntime().removeShutdownHook(deletion);
        }
    }

    private DemoRun onMachine(Path directory) throws IOException, InterruptedException {
        try (Machine machine =
                Machine.start(machineSettings(directory), MachineMain.freshToken(), board::on)) {
            Thread ending = Thread.ofPlatform().unstarted(() -> end(machine, directory));
            Runtime.getRuntime().addShutdownHook(ending);
            Thread watcher = Thread.ofVirtual().start(() -> watch(machine));
            try {
                DemoRun run = new DemoRun(settings, machine, board);
                run.perform(DemoStep.script());
                watcher.interrupt();
                machine.halt();
                return run;
            } finally {
                watcher.interrupt();
                board.close();
                removeHook(ending);
            }
        }
    }

    /// After Ctrl-C: first the hosts, which write into the directory, then the directory.
    private void end(Machine machine, Path directory) {
        machine.close();
        board.close();
        delete(directory);
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is going down: the hook runs anyway
        }
    }

    private MachineSettings machineSettings(Path directory) {
        return new MachineSettings(
                VM,
                0,
                directory.toString(),
                0,
                "embedded",
                settings.journalAddress(),
                settings.plane(),
                "journaled",
                CONTAINERS,
                settings.classPath(),
                settings.hostMain());
    }

    private void watch(Machine machine) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!machine.hosts().isEmpty()) {
                    board.placed(machine.client().hosts(), machine.client().tasks());
                }
                Thread.sleep(REFRESH_MILLIS);
            } catch (RefusedException _) {
                // a host that has just died; the next look asks another
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private String verdict(DemoRun run) {
        UnaryOperator<String> hash = result -> result.split(" ")[1];
        String one = hash.apply(run.undisturbed());
        String other = hash.apply(run.disturbed());
        boolean same = run.undisturbed().equals(run.disturbed());
        return "%s: %s (undisturbed) %s %s (moved %d times, 1 host added, 1 drained, 1 killed)"
                .formatted(
                        same ? "same bits" : "DIFFERENT BITS",
                        one,
                        same ? "=" : "is not",
                        other,
                        board.movesDone());
    }

    private static void delete(Path directory) {
        try {
            VmDirectory.deleteTree(directory);
        } catch (IOException _) {
            // a host that is being killed may still write; what is left lies in the temp directory
        }
    }
}
