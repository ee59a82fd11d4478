package org.godwit.console;

import org.godwit.console.demo.Demo;
import org.godwit.console.demo.DemoSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.concurrent.Callable;

@Command(
        name = "demo",
        description = {
            "Trains a neural network on three hosts with the program opt, then trains it again"
                    + " while its workers are moved by order, a fourth host joins, one is drained"
                    + " and one is killed with kill -9.",
            "Ends with 0 only if both runs gave the same bits."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int WORKERS_MAX = 32;
    private static final int EPOCHS_MIN = 50;
    private static final int EPOCHS_MAX = 10_000;
    private static final int SECONDS_MAX = 3_600;

    private final ConsoleContext context;

    @Option(names = "--plain", description = "a line per happening rather than a moving picture")
    private boolean plain;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "6",
            description = "tasks that train (${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "200",
            description = "length of the training (${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "16",
            description = "how long the second run takes at least (about ${DEFAULT-VALUE} s)")
    private int seconds;

    DemoCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoSettings settings =
                new DemoSettings(
                        Words.within("--workers", workers, 2, WORKERS_MAX),
                        Words.within("--epochs", epochs, EPOCHS_MIN, EPOCHS_MAX),
                        Words.within("--seconds", seconds, 1, SECONDS_MAX),
                        "aeron",
                        "",
                        context.hostMain(),
                        System.getProperty("java.class.path"));
        Demo demo =
                context.interactive() && !plain
                        ? Demo.drawn(
                                settings, context.out(), Integer.getInteger("godwit.columns", 100))
                        : Demo.plain(settings, context.out());
        return demo.run();
    }
}
