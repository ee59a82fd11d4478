package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.WrongUseException;
import org.godwit.simulator.Simulator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "simulate",
        description =
                "Runs the protocol under a network that loses, repeats, delays and reorders, with"
                        + " crashes and moves at any step, and checks its promises after each run.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            required = true,
            description = "how many runs; each seed decides one run")
    private long seeds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "the first seed (${DEFAULT-VALUE})")
    private long first;

    @Option(names = "--trace", description = "tell every step; for one seed")
    private boolean trace;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    SimulateCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seeds < 1) {
            throw new WrongUseException("--seeds must be at least 1: " + seeds);
        }
        return trace ? traced() : many();
    }

    private int traced() {
        if (seeds != 1) {
            throw new WrongUseException(
                    "--trace tells one run, not " + seeds + "; say --seeds 1 --seed S");
        }
        try {
            Simulator.Counts counts = Simulator.run(first, context.out()::println);
            context.out()
                    .println(
                            "seed %d: no promise broke (%d frames dropped, %d moves)"
                                    .formatted(first, counts.framesDropped(), counts.moves()));
            return 0;
        } catch (RuntimeException broken) {
            context.out().println("seed %d: %s".formatted(first, broken.getMessage()));
            return 1;
        }
    }

    private int many() throws InterruptedException {
        long begin = System.nanoTime();
        Simulator.Summary summary = Simulator.runMany(first, seeds, this::progress);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (context.interactive() && !json) {
            context.out().print("\r\u001b[K");
        }
        long perSecond = Math.round(summary.runs() / seconds);
        context.out().println(json ? json(summary, perSecond) : text(summary, perSecond));
        return summary.failure().isEmpty() ? 0 : 1;
    }

    private void progress(long runs) {
        if (context.interactive() && !json) {
            context.out().print("\r%,d of %,d seeds".formatted(runs, seeds));
            context.out().flush();
        }
    }

    private static String text(Simulator.Summary summary, long perSecond) {
        String counts =
                "%d runs, %d frames dropped, %d moves, %d seeds/s"
                        .formatted(
                                summary.runs(),
                                summary.framesDropped(),
                                summary.moves(),
                                perSecond);
        return summary.failure()
                .map(failure ->
                        "seed %d: %s%nreplay it: %s%n%s"
                                .formatted(failure.seed(), failure.what(), replay(failure), counts))
                .orElse("no promise broke: " + counts);
    }

    private static String replay(Simulator.Failure failure) {
        return "./pvm simulate --seeds 1 --seed " + failure.seed() + " --trace";
    }

    private static String json(Simulator.Summary summary, long perSecond) {
        Object failure =
                summary.failure()
                        .<Object>map(f ->
                                Map.of(
                                        "seed", f.seed(),
                                        "what", f.what(),
                                        "replay", replay(f)))
                        .orElse(Map.of());
        return Json.pretty(
                Map.of(
                        "runs", summary.runs(),
                        "framesDropped", summary.framesDropped(),
                        "moves", summary.moves(),
                        "seedsPerSecond", perSecond,
                        "failure", failure));
    }
}
