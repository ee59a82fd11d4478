package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.WrongUseException;
import org.godwit.console.sweep.ProgramRow;
import org.godwit.console.sweep.Sweep;
import org.godwit.console.sweep.SweepReport;
import org.godwit.console.sweep.SweepSettings;
import org.godwit.examples.zoo.Zoo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "sweep",
        description =
                "Captures small programs at each of their yield points, resumes them in a second JVM"
                        + " and compares what they print with runs that nothing moves.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Parameters(
            paramLabel = "PROGRAM",
            arity = "0..*",
            description = "programs of the zoo, such as Queens; all if there is none")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "capture at each N-th loop head, and at every call; all, up to "
                            + SweepSettings.POINTS_MAX
                            + " of a program, if not given")
    private int every;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    SweepCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (every < 0) {
            throw new WrongUseException("--every must be at least 1: " + every);
        }
        SweepReport report =
                new Sweep(new SweepSettings(programs(), every, true), this::progress).run();
        if (json) {
            context.out().println(Json.pretty(report));
        } else {
            erase();
            report.lines().forEach(context.out()::println);
        }
        context.out().flush();
        return report.isRight() ? 0 : 1;
    }

    private List<String> programs() {
        List<String> known = Zoo.programs().stream().map(Class::getSimpleName).toList();
        String folder = Zoo.class.getPackageName() + ".";
        return (names.isEmpty() ? known : names)
                .stream().map(name -> folder + Words.oneOf("PROGRAM", name, known)).toList();
    }

    private void progress(ProgramRow row) {
        if (context.interactive() && !json) {
            erase();
            context.out().print(row.program());
            context.out().flush();
        }
    }

    private void erase() {
        if (context.interactive()) {
            context.out().print("\r\u001b[K");
        }
    }
}
