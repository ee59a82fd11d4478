package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.machine.TemporaryMachine;
import org.godwit.console.soak.Soak;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "soak",
        description = {
            "Starts a throw-away virtual machine, keeps tasks computing on it and moves them at random,"
                    + " in mid-computation, between its JVMs; compares what each task prints with a run"
                    + " that was never moved.",
            "Ends with 0 only if nothing was wrong."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {

    private static final int HOSTS_MAX = 16;
    private static final int TASKS_MAX = 1_000;

    private final ConsoleContext context;

    @Option(
            names = "--captures",
            paramLabel = "N",
            defaultValue = "10000",
            description = "ends after so many moves (${DEFAULT-VALUE})")
    private long captures;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3600",
            description = "ends after this time in any case (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "64",
            description = "tasks at a time (${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "3",
            description = "hosts, each a JVM (${DEFAULT-VALUE})")
    private int hosts;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5000",
            description = "how long a task computes (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--rest",
            paramLabel = "MILLIS",
            defaultValue = "50",
            description =
                    "how long a task waits after every twentieth round; 0: it only computes, and the"
                            + " moves take their time (${DEFAULT-VALUE})")
    private int rest;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of everything that is random (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    SoakCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words.within("--hosts", hosts, 2, HOSTS_MAX);
        Words.within("--rest", rest, 0, 10_000);
        Words.within("--tasks", tasks, 1, TASKS_MAX);
        Soak soak = new Soak(seed, tasks, rounds, rest);
        Soak.Outcome outcome;
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "soak",
                        hosts,
                        System.getProperty("java.class.path"),
                        context.hostMain(),
                        List.of(),
                        soak)) {
            outcome = soak.run(temporary.machine(), captures, seconds, this::progress);
        }
        if (json) {
            context.out().println(Json.pretty(outcome));
        } else {
            print(outcome);
        }
        return outcome.isRight() ? 0 : 1;
    }

    private void progress(String what) {
        context.err().println("soak: " + what);
        context.err().flush();
    }

    private void print(Soak.Outcome outcome) {
        outcome.wrong().forEach(context.out()::println);
        outcome.refused()
                .forEach((reason, times) ->
                        context.out().println("refused %d times: %s".formatted(times, reason)));
        context.out()
                .println(
                        "%d captures moved to another JVM, %d tasks ended, %d wrong (seed %d)"
                                .formatted(
                                        outcome.moves(),
                                        outcome.tasks(),
                                        outcome.wrong().size(),
                                        seed));
    }
}
