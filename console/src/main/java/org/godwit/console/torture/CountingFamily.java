package org.godwit.console.torture;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.torture.programs.Counting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// One counting workload: a main task, a sender, a receiver. What is heard of all tasks goes
/// through [Ears].
///
/// @param main tid of the main task
/// @param receiver the one that is moved
/// @param all tids of the three
record CountingFamily(Machine machine, Ears ears, String main, String receiver, List<String> all) {

    private static final String PAUSE_MILLIS = "10";
    private static final int TASKS = 3;
    private static final int LOOK_MILLIS = 20;
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern RIGHT =
            Pattern.compile("received [1-9][0-9]* lost 0 duplicated 0 reordered 0");

    /// What tasks have written and how they ended. Thread-safe.
    static final class Ears {
        private final Map<String, List<String>> lines = new HashMap<>();
        private final Map<String, MachineEvent.TaskEnded> ends = new HashMap<>();

        synchronized void hear(MachineEvent event) {
            switch (event) {
                case MachineEvent.Output o ->
                        lines.computeIfAbsent(o.tid(), _ -> new ArrayList<>()).add(o.text());
                case MachineEvent.TaskEnded e -> ends.put(e.tid(), e);
                case MachineEvent.HostDied _,
                        MachineEvent.HostReady _,
                        MachineEvent.HostLeft _,
                        MachineEvent.Note _ -> {}
            }
        }

        private synchronized Optional<MachineEvent.TaskEnded> end(String tid) {
            return Optional.ofNullable(ends.get(tid));
        }

        private synchronized String said(String tid) {
            return String.join("\n", lines.getOrDefault(tid, List.of()));
        }
    }

    /// Starts one and waits until all its tasks are somewhere.
    static CountingFamily start(Machine machine, Ears ears) throws InterruptedException {
        String main = spawn(machine, Counting.class, "1", PAUSE_MILLIS);
        boolean there = await(() -> tasks(machine, main).size() == TASKS);
        if (!there) {
            throw new RefusedException(
                    "the counting %s is not complete: %s"
                            .formatted(main, machine.client().processors()));
        }
        List<TaskLine> tasks = tasks(machine, main);
        String receiver =
                tasks.stream()
                        .filter(t -> t.program().equals(Counting.Receiver.class.getName()))
                        .map(TaskLine::tid)
                        .findFirst()
                        .orElseThrow();
        return new CountingFamily(
                machine, ears, main, receiver, tasks.stream().map(TaskLine::tid).toList());
    }

    private static List<TaskLine> tasks(Machine machine, String main) {
        return machine.client().tasks().stream()
                .filter(t -> t.tid().equals(main) || t.parent().equals(main))
                .toList();
    }

    private static String spawn(Machine machine, Class<?> program, String... argv) {
        return machine.client()
                .spawn(new VmClient.Spawn(program.getName(), List.of(argv), 1, "", "journaled"))
                .getFirst();
    }

    /// Where the receiver is; empty: nowhere.
    String place() {
        return tasks(machine, main).stream()
                .filter(t -> t.tid().equals(receiver))
                .map(TaskLine::hostName)
                .findFirst()
                .orElse("");
    }

    /// Stops the counting and waits for its tasks; empty if all is as it should be, else what is
    /// wrong.
    Optional<String> finish() throws InterruptedException {
        String number = Integer.toString(Integer.parseInt(main.substring(1), 16));
        boolean asked =
                await(() -> {
                    // a question is repeated while there is no master, this order is not
                    List<TaskLine> unusedTasks = machine.client().tasks();
                    String unused = spawn(machine, Counting.Stopper.class, number);
                    return true;
                });
        if (!asked) {
            return Optional.of("P4: nothing can be spawned for " + PATIENCE_SECONDS + " s");
        }
        if (!await(() -> all.stream().allMatch(tid -> ears.end(tid).isPresent()))) {
            List<String> left = all.stream().filter(tid -> ears.end(tid).isEmpty()).toList();
            return Optional.of(
                    "P4: %s told to stop %d s ago have not ended: %s; counters %s"
                            .formatted(
                                    left,
                                    PATIENCE_SECONDS,
                                    machine.client().processors(),
                                    machine.client().countersByHost()));
        }
        String said = ears.said(main);
        if (!RIGHT.matcher(said).matches()) {
            return Optional.of("P1, P2: it says '%s' (%s)".formatted(said, ears.end(main)));
        }
        return Optional.empty();
    }

    /// What the main task has written.
    String said() {
        return ears.said(main);
    }

    /// Waits, through refusals, for so long as a task may be away.
    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            try {
                if (condition.getAsBoolean()) {
                    return true;
                }
            } catch (RefusedException _) {
                // a host that was asked has just been killed
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }
}
