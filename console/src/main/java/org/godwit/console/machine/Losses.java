package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;

import java.time.Duration;

/// What a machine does about hosts that have died: it tells the others, or, if there are none,
/// starts another one, which takes the tasks from the journal. Thread-safe; its methods block.
final class Losses {

    /// What kills every host so soon again would go on doing so.
    private static final Duration REPLACED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Machine machine;
    private final Reporter reporter;
    private long replaced = System.nanoTime() - REPLACED_AGAIN_AFTER.toNanos();

    Losses(Machine machine, Reporter reporter) {
        this.machine = machine;
        this.reporter = reporter;
    }

    /// A host has died.
    void recoverFrom(HostProcess dead) {
        try {
            if (machine.isWithoutHost()) {
                replace();
            } else {
                tellOthers(dead);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The cluster would find out by itself, after seconds of silence.
    private void tellOthers(HostProcess dead) {
        try {
            machine.client().down(dead.asReady().address());
        } catch (RuntimeException e) {
            note(
                    "the others could not be told that host %s is dead: %s"
                            .formatted(dead.name(), e.getMessage()));
        }
    }

    private synchronized void replace() throws InterruptedException {
        if (!machine.isWithoutHost()) {
            return; // others died at the same moment, and that was seen to
        }
        long now = System.nanoTime();
        if (now - replaced < REPLACED_AGAIN_AFTER.toNanos()) {
            note(
                    "all hosts have died again within %d s, and none is started; see their logs, then add one with ./pvm add"
                            .formatted(REPLACED_AGAIN_AFTER.toSeconds()));
            return;
        }
        replaced = now;
        note("all hosts have died; another one is started");
        try {
            VmState.Host unused = machine.addHost("");
        } catch (RefusedException e) {
            note("no host could be started: %s; add one with ./pvm add".formatted(e.getMessage()));
        }
    }

    private void note(String text) {
        reporter.tell(new MachineEvent.Note(text));
    }
}
