package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.client.WrongUseException;
import org.godwit.task.TaskEnd;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "spawn",
        description = "Starts a program as a task.",
        mixinStandardHelpOptions = true)
final class SpawnCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Option(
            names = "-n",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "how many tasks (${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--where",
            paramLabel = "HOST",
            defaultValue = "",
            description = "the name of a host; without it they are spread")
    private String where = "";

    @Option(
            names = "--durability",
            paramLabel = "D",
            defaultValue = "",
            description =
                    "journaled (survives the death of its host) or migratable; without it what"
                            + " the virtual machine was started with")
    private String durability = "";

    @Option(
            names = "--wait",
            description =
                    "show its output and wait for its end; the exit code is its status: 0 if it"
                            + " returned")
    private boolean wait;

    @Parameters(
            index = "0",
            paramLabel = "PROGRAM",
            description = "an alias, such as hello or opt, or the name of a class")
    private String program = "";

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "for the program")
    private List<String> argv = new ArrayList<>();

    SpawnCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new WrongUseException("-n must be at least 1: " + count);
        }
        if (!durability.isEmpty()) {
            Words.durability(durability);
        }
        VmState state = context.running(vm.port);
        long before = wait ? Control.lastEvent(state) : 0;
        VmClient.Started started =
                state.client().start(new VmClient.Spawn(program, argv, count, where, durability));
        List<String> tids = started.tids();
        started.warnings().forEach(line -> context.err().println("pvm: " + line));
        if (vm.json) {
            context.out().println(Json.line(Json.object().set("tids", Json.tree(tids))));
        } else if (!wait) {
            context.out().println(String.join(" ", tids));
        }
        return wait ? follow(state, before, new LinkedHashSet<>(tids)) : 0;
    }

    private int follow(VmState state, long before, Set<String> tids) {
        boolean prefixed = tids.size() > 1;
        int status = 0;
        Set<String> running = new LinkedHashSet<>(tids);
        long event = before;
        while (!running.isEmpty()) {
            JsonNode answer = Control.eventsAfter(state, event);
            if (answer.path("lost").asLong() > 0) {
                throw new RefusedException(
                        "the output was faster than this command: %d events are missing"
                                .formatted(answer.path("lost").asLong()));
            }
            event = answer.path("next").asLong();
            for (JsonNode each : answer.path("events")) {
                String tid = each.path("tid").asText();
                if (!tids.contains(tid)) {
                    continue;
                }
                switch (each.path("event").asText()) {
                    case "output" -> show(each, prefixed);
                    case "ended" -> {
                        running.remove(tid);
                        int own = status(each);
                        status = status == 0 ? own : status;
                    }
                    default -> {}
                }
            }
        }
        return status;
    }

    private void show(JsonNode output, boolean prefixed) {
        String text = output.path("text").asText();
        if (vm.json) {
            context.out().println(Json.line(output));
        } else {
            String prefix = prefixed ? "[" + output.path("tid").asText() + "] " : "";
            boolean partial = output.path("partial").asBoolean() && !prefixed;
            context.out().print(prefix + text + (partial ? "" : System.lineSeparator()));
            context.out().flush();
        }
    }

    /// Its exit status, shown if that is not 0.
    private int status(JsonNode ended) {
        String end = ended.path("end").asText();
        int status = ended.path("status").asInt();
        if (vm.json) {
            context.out().println(Json.line(ended));
        } else if (status != 0) {
            String reason =
                    end.equals(TaskEnd.EXITED.name())
                            ? "with status " + status
                            : ended.path("reason").asText();
            context.err()
                    .println(
                            "pvm: task %s ended: %s%s"
                                    .formatted(
                                            ended.path("tid").asText(),
                                            end,
                                            reason.isEmpty() ? "" : " (" + reason + ")"));
        }
        return status;
    }
}
