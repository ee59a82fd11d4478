package org.godwit.console.prompt;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The commands that only concern the prompt itself: aliases, variables, options.
final class SessionVerbs {

    private final PromptSession session;
    private final Consumer<String> print;

    SessionVerbs(PromptSession session, Consumer<String> print) {
        this.session = session;
        this.print = print;
    }

    /// False if the command is none of these.
    boolean carryOut(String name, List<String> arguments) {
        switch (name) {
            case "alias" -> alias(arguments);
            case "unalias" -> arguments.forEach(session.aliases::remove);
            case "echo" -> print.accept(String.join(" ", arguments));
            case "export" -> export(arguments);
            case "unexport" -> arguments.forEach(session.exported::remove);
            case "setenv" -> setenv(arguments);
            case "getopt" -> getopt(arguments);
            case "setopt" -> setopt(arguments);
            case "id" -> print.accept("the console is no task here: it has no tid");
            case "trace" -> print.accept("no trace events are made in this version");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void alias(List<String> arguments) {
        switch (arguments.size()) {
            case 0 ->
                    session.aliases.forEach((name, words) ->
                            print.accept("%-10s %s".formatted(name, String.join(" ", words))));
            case 1 ->
                    throw new IllegalArgumentException(
                            "alias NAME COMMAND...: what is '%s' to stand for?"
                                    .formatted(arguments.getFirst()));
            default ->
                    session.aliases.put(
                            arguments.getFirst(),
                            List.copyOf(arguments.subList(1, arguments.size())));
        }
    }

    private void export(List<String> arguments) {
        if (arguments.isEmpty()) {
            print.accept("PVM_EXPORT=" + String.join(":", session.exported));
        }
        session.exported.addAll(arguments);
    }

    private void setenv(List<String> arguments) {
        switch (arguments.size()) {
            case 0 -> session.variables.forEach((name, value) -> print.accept(name + "=" + value));
            case 1 ->
                    print.accept(
                            arguments.getFirst() + "=" + session.variable(arguments.getFirst()));
            default ->
                    session.variables.put(
                            arguments.getFirst(),
                            String.join(" ", arguments.subList(1, arguments.size())));
        }
    }

    private void getopt(List<String> arguments) {
        Map<String, Integer> numbers = ConsoleOptions.NUMBERS;
        if (arguments.isEmpty()) {
            numbers.keySet().forEach(this::showOption);
        }
        arguments.forEach(this::showOption);
    }

    private void showOption(String name) {
        int number = ConsoleOptions.number(name);
        print.accept(
                "%-20s %d"
                        .formatted(
                                name,
                                session.options.getOrDefault(
                                        number, ConsoleOptions.first(number))));
    }

    private void setopt(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("setopt WHAT VALUE, not " + arguments);
        }
        session.options.put(
                ConsoleOptions.number(arguments.getFirst()),
                ConsoleOptions.value(arguments.getLast()));
    }
}
