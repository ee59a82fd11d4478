package org.godwit.console;

import com.typesafe.config.ConfigUtil;

import org.godwit.console.client.VmClient;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.machine.TemporaryMachine;
import org.godwit.console.run.ChildOutput;
import org.godwit.console.run.RunDisplay;
import org.godwit.task.TaskEnd;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "run",
        description = {
            "Runs a compiled program as a task of a throw-away virtual machine, shows what it"
                    + " prints, and ends with its status: 0 if main returned, 1 if it threw, N after"
                    + " System.exit(N).",
            "When it ends the virtual machine is gone, with the tasks that it has spawned."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    /// As timeout(1) says that it was.
    static final int STATUS_TIME_OUT = 124;

    private static final int HOSTS_MAX = 64;

    private final ConsoleContext context;

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many hosts, each a JVM (${DEFAULT-VALUE})")
    private int hosts;

    @Option(
            names = {"--cp", "-cp"},
            paramLabel = "PATH",
            defaultValue = "",
            description = "the class path of the program: directories and jars")
    private String classPath = "";

    @Option(
            names = "--durability",
            paramLabel = "D",
            defaultValue = "journaled",
            description = "of the tasks: journaled or migratable (${DEFAULT-VALUE})")
    private String durability = "";

    @Option(
            names = "--move-everywhere",
            description = "move every task to another host at each of its calls; at least 2 hosts")
    private boolean moveEverywhere;

    @Option(
            names = "--child-output",
            paramLabel = "WHERE",
            defaultValue = "stderr",
            description =
                    "where goes what spawned tasks print, marked with their tids: stdout, stderr or"
                            + " none (${DEFAULT-VALUE})")
    private String childOutput = "";

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "end it after this time with status "
                            + STATUS_TIME_OUT
                            + "; 0: never (${DEFAULT-VALUE})")
    private int timeLimit;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "a setting of the hosts (as often as needed)")
    private List<String> set = List.of();

    @Parameters(index = "0", paramLabel = "CLASS", description = "the class that has the main")
    private String program = "";

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "for the program")
    private List<String> argv = new ArrayList<>();

    RunCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words.within("--hosts", hosts, moveEverywhere ? 2 : 1, HOSTS_MAX);
        Words.within("--time-limit", timeLimit, 0, Integer.MAX_VALUE);
        String own = Words.durability(durability);
        ChildOutput where =
                ChildOutput.valueOf(
                        Words.oneOf(
                                        "--child-output",
                                        childOutput,
                                        List.of("stdout", "stderr", "none"))
                                .toUpperCase(Locale.ROOT));
        RunDisplay display = new RunDisplay(context.out(), context.err(), where);
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "run",
                        hosts,
                        Words.hostClassPath(classPath),
                        context.hostMain(),
                        settings(),
                        display)) {
            VmClient client = temporary.machine().client();
            String tid = client.spawn(new VmClient.Spawn(program, argv, 1, "", own)).getFirst();
            display.follow(tid);
            return status(display.awaitEnd(timeLimit), client);
        }
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(Words.settings(set));
        if (!classPath.isEmpty()) {
            settings.add(
                    "godwit.program-path = "
                            + ConfigUtil.quoteString(
                                    String.join(File.pathSeparator, Words.entries(classPath))));
        }
        if (moveEverywhere) {
            settings.add("godwit.capture.move-every = 1");
        }
        return settings;
    }

    private int status(Optional<MachineEvent.TaskEnded> ended, VmClient client) {
        if (ended.isEmpty()) {
            context.err()
                    .println(
                            "pvm: ended after %d s (--time-limit); what each task did:"
                                    .formatted(timeLimit));
            client.processors()
                    .forEach((tid, line) -> context.err().println("     " + tid + " " + line));
            return STATUS_TIME_OUT;
        }
        MachineEvent.TaskEnded end = ended.get();
        // A program that threw has said so itself.
        if (end.status() != 0
                && !end.end().equals(TaskEnd.EXITED.name())
                && !end.end().equals(TaskEnd.FAILED.name())) {
            context.err()
                    .println(
                            "pvm: task %s ended: %s (%s)"
                                    .formatted(end.tid(), end.end(), end.reason()));
        }
        return end.status();
    }
}
