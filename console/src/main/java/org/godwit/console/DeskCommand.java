package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.desk.Desk;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// A command that a task of the virtual machine carries out ([Desk]), since it is made of calls
/// that tasks have: what is in the mailbox, whether a task runs, a signal.
@Command(mixinStandardHelpOptions = true)
final class DeskCommand implements Callable<Integer> {

    private final ConsoleContext context;
    private final String errand;
    private final int wordsMin;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(arity = "0..*", paramLabel = "WORD")
    private List<String> words = new ArrayList<>();

    private DeskCommand(ConsoleContext context, String errand, int wordsMin) {
        this.context = context;
        this.errand = errand;
        this.wordsMin = wordsMin;
    }

    /// @param label what its words are
    /// @param wordsMin how many there must be
    static CommandLine of(
            ConsoleContext context, String errand, String label, int wordsMin, String description) {
        CommandLine line = new CommandLine(new DeskCommand(context, errand, wordsMin));
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.description(description);
        usage.customSynopsis("pvm " + errand + " [--port=P] [--json] " + label);
        return line;
    }

    @Override
    public Integer call() {
        if (words.size() < wordsMin) {
            throw new org.godwit.console.client.WrongUseException(
                    "%s needs at least %d words, not %d; see ./pvm %s --help"
                            .formatted(errand, wordsMin, words.size(), errand));
        }
        List<String> argv = new ArrayList<>(List.of(errand));
        argv.addAll(words);
        List<String> lines = run(argv);
        String last = lines.isEmpty() ? "" : lines.getLast();
        if (!last.startsWith(Desk.EXIT)) {
            throw new RefusedException(errand + " came to no end: " + String.join("; ", lines));
        }
        List<String> said = lines.subList(0, lines.size() - 1);
        if (vm.json) {
            context.out().println(Json.line(Json.object().set("lines", Json.tree(said))));
        } else {
            said.forEach(context.out()::println);
        }
        return Integer.parseInt(last.substring(Desk.EXIT.length()));
    }

    /// What the task printed.
    private List<String> run(List<String> argv) {
        VmState state = context.running(vm.port);
        long event = Control.lastEvent(state);
        VmClient.Spawn spawn = new VmClient.Spawn(Desk.class.getName(), argv, 1, "", "");
        String tid = state.client().spawn(spawn).getFirst();
        List<String> lines = new ArrayList<>();
        while (true) {
            JsonNode answer = Control.eventsAfter(state, event);
            event = answer.path("next").asLong();
            for (JsonNode each : answer.path("events")) {
                if (!each.path("tid").asText().equals(tid)) {
                    continue;
                }
                if (each.path("event").asText().equals("output")) {
                    lines.add(each.path("text").asText());
                } else if (each.path("event").asText().equals("ended")) {
                    return lines;
                }
            }
        }
    }
}
