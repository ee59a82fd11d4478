package org.godwit.console.prompt;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/// The tasks of one spawn, followed on a thread of its own until all have ended. Thread-safe.
final class Job {

    private final int number;
    private final String command;
    private final List<String> tids;
    private final SpawnLine.Output output;
    private final Set<String> running;

    Job(int number, String command, List<String> tids, SpawnLine.Output output) {
        this.number = number;
        this.command = command;
        this.tids = List.copyOf(tids);
        this.output = output;
        this.running = new ConcurrentSkipListSet<>(tids);
    }

    boolean isFinished() {
        return running.isEmpty();
    }

    /// As `jobs` shows it; the long form has the tids.
    String line(boolean inFull) {
        String state = isFinished() ? "finished" : running.size() + " running";
        String tasks = inFull ? " " + String.join(" ", tids) : "";
        return "[%d] %s: %s%s".formatted(number, state, command, tasks);
    }

    /// @param before the event after which the tasks were spawned
    void follow(VirtualMachine machine, long before, Consumer<String> print) {
        Thread.ofVirtual()
                .name("job-" + number)
                .start(() -> {
                    try {
                        followNow(machine, before, print);
                    } catch (RefusedException e) {
                        print.accept("[%d] lost: %s".formatted(number, e.getMessage()));
                        running.clear();
                    }
                });
    }

    private void followNow(VirtualMachine machine, long before, Consumer<String> print) {
        long event = before;
        while (!running.isEmpty()) {
            JsonNode answer = machine.eventsAfter(event);
            event = answer.path("next").asLong();
            for (JsonNode each : answer.path("events")) {
                String tid = each.path("tid").asText();
                if (tids.contains(tid)) {
                    happened(each, tid, print);
                }
            }
        }
        if (!(output instanceof SpawnLine.Output.Nowhere)) {
            print.accept("[%d] finished".formatted(number));
        }
    }

    private void happened(JsonNode event, String tid, Consumer<String> print) {
        switch (event.path("event").asText()) {
            case "output" -> show(tid, event.path("text").asText(), print);
            case "ended" -> {
                show(tid, "EOF", print);
                running.remove(tid);
            }
            default -> {}
        }
    }

    private void show(String tid, String text, Consumer<String> print) {
        String line = "[%d:%s] %s".formatted(number, tid, text);
        switch (output) {
            case SpawnLine.Output.Nowhere _ -> {}
            case SpawnLine.Output.Console _ -> print.accept(line);
            case SpawnLine.Output.File file -> {
                try {
                    Files.writeString(
                            Path.of(file.path()),
                            line + System.lineSeparator(),
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                } catch (IOException e) {
                    print.accept("[%d] cannot write %s: %s".formatted(number, file.path(), e));
                }
            }
        }
    }
}
