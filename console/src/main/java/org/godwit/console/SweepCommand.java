package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.WrongUseException;
import org.godwit.console.sweep.Example;
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
import java.util.stream.Stream;

@Command(
        name = "sweep",
        description =
                "Captures small programs at each of their yield points and resumes them in a second JVM,"
                        + " moves the tasks of examples to and fro at each of their calls, and compares"
                        + " what they print with runs that nothing moves.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Parameters(
            paramLabel = "PROGRAM",
            arity = "0..*",
            description =
                    "programs of the zoo, such as Queens, and examples, such as ring; all if there is none")
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
        names.forEach(name -> Words.oneOf("PROGRAM", name, known()));
        SweepSettings settings =
                new SweepSettings(programs(), examples(), every, true, context.hostMain());
        SweepReport report = new Sweep(settings, this::progress).run();
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
        return Zoo.programs().stream()
                .filter(program -> isMeant(program.getSimpleName()))
                .map(Class::getName)
                .toList();
    }

    private List<Example> examples() {
        return Example.all().stream().filter(example -> isMeant(example.name())).toList();
    }

    private boolean isMeant(String name) {
        return names.isEmpty() || names.contains(name);
    }

    private static List<String> known() {
        return Stream.concat(
                        Zoo.programs().stream().map(Class::getSimpleName),
                        Example.all().stream().map(Example::name))
                .toList();
    }

    private void progress(String done) {
        if (context.interactive() && !json) {
            erase();
            context.out().print(done);
            context.out().flush();
        }
    }

    private void erase() {
        if (context.interactive()) {
            context.out().print("\r\u001b[K");
        }
    }
}
