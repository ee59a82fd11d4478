package org.godwit.console.conformance;

import org.godwit.console.client.VmClient;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.TemporaryMachine;
import org.godwit.console.run.Transcript;
import org.godwit.port.StandardStream;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs conformance programs, each on a virtual machine of its own, as on a fresh daemon.
///
/// @param hosts of each virtual machine
/// @param moveEverywhere whether every task is moved at each of its calls
/// @param hostMain the main class of the host JVMs
public record Conformance(int hosts, boolean moveEverywhere, String hostMain) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// Every call takes a move, and some ten milliseconds.
    private static final int MOVING_FACTOR = 5;

    /// Blocks until the program has ended, or for some minutes.
    public Verdict run(ConformanceProgram program, ListedDifferences listed)
            throws IOException, InterruptedException {
        Transcript transcript = new Transcript();
        int count = program.addsHosts() ? 1 : hosts;
        boolean moves = moves(program);
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "conformance",
                        count,
                        System.getProperty("java.class.path"),
                        hostMain,
                        moves ? List.of("godwit.capture.move-every = 1") : List.of(),
                        transcript)) {
            VmClient client = temporary.machine().client();
            String tid =
                    client.spawn(new VmClient.Spawn(program.className(), List.of(), 1, "", ""))
                            .getFirst();
            Duration patience = moves ? PATIENCE.multipliedBy(MOVING_FACTOR) : PATIENCE;
            String failure =
                    failure(transcript.awaitEnd(tid, patience), transcript, client, patience);
            return Verdict.of(
                    program.name(),
                    program.expected(),
                    transcript.lines(tid, StandardStream.OUT),
                    listed.of(count),
                    failure);
        }
    }

    /// Whether the tasks of this program are moved: on one host there is nowhere to go.
    public boolean moves(ConformanceProgram program) {
        return moveEverywhere && !program.addsHosts();
    }

    private static String failure(
            Optional<MachineEvent.TaskEnded> end,
            Transcript transcript,
            VmClient client,
            Duration patience) {
        if (end.isEmpty()) {
            return "it has not ended after %d s: %s%s"
                    .formatted(
                            patience.toSeconds(),
                            client.processors(),
                            transcript.died().isEmpty() ? "" : "; died: " + transcript.died());
        }
        MachineEvent.TaskEnded ended = end.get();
        return ended.status() == 0
                ? ""
                : "it ended with status %d: %s %s"
                        .formatted(ended.status(), ended.end(), ended.reason());
    }
}
