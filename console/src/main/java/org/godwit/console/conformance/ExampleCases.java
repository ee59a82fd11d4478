package org.godwit.console.conformance;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.TemporaryMachine;
import org.godwit.console.run.Transcript;
import org.godwit.examples.classic.ClassicCase;
import org.godwit.examples.classic.ClassicCases;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs the example programs of PVM, one after the other on one virtual machine, and checks the
/// property of each.
///
/// @param hosts of the virtual machine
/// @param hostMain the main class of the host JVMs
public record ExampleCases(int hosts, String hostMain) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// What came of one.
    ///
    /// @param failure "" if its property holds, else what it printed and how it ended
    public record Result(String name, String property, String failure) {

        public boolean isRight() {
            return failure.isEmpty();
        }

        /// A line, and what was printed if that is wrong.
        public List<String> lines() {
            String line = "%-24s %s".formatted(name, isRight() ? "holds" : "WRONG: " + property);
            return isRight() ? List.of(line) : List.of(line, failure.indent(2).stripTrailing());
        }
    }

    /// Blocks until all have run.
    ///
    /// @param progress told of each when it is over
    public List<Result> run(Consumer<Result> progress) throws IOException, InterruptedException {
        Transcript transcript = new Transcript();
        List<Result> results = new ArrayList<>();
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "examples",
                        hosts,
                        System.getProperty("java.class.path"),
                        hostMain,
                        List.of(),
                        transcript)) {
            for (ClassicCase example : ClassicCases.ALL) {
                Result result = run(example, temporary.machine().client(), transcript);
                results.add(result);
                progress.accept(result);
            }
        }
        return results;
    }

    private static Result run(ClassicCase example, VmClient client, Transcript transcript)
            throws InterruptedException {
        transcript.clear();
        try {
            String tid =
                    client.spawn(
                                    new VmClient.Spawn(
                                            example.program(), example.arguments(), 1, "", ""))
                            .getFirst();
            Optional<MachineEvent.TaskEnded> end = transcript.awaitEnd(tid, PATIENCE);
            return new Result(
                    example.name(),
                    example.property(),
                    failure(example, end, transcript.lines(tid), client));
        } catch (RefusedException e) {
            return new Result(example.name(), example.property(), String.valueOf(e.getMessage()));
        }
    }

    private static String failure(
            ClassicCase example,
            Optional<MachineEvent.TaskEnded> end,
            List<String> lines,
            VmClient client) {
        if (end.isEmpty()) {
            return "%s%nit has not ended after %d s: %s"
                    .formatted(String.join("\n", lines), PATIENCE.toSeconds(), client.processors());
        }
        MachineEvent.TaskEnded ended = end.get();
        return example.holds().test(new ClassicCase.Ending(ended.status(), lines))
                ? ""
                : "%s%nended with status %d: %s %s"
                        .formatted(
                                String.join("\n", lines),
                                ended.status(),
                                ended.end(),
                                ended.reason());
    }
}
