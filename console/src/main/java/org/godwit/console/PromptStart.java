package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.prompt.LineSource;
import org.godwit.console.prompt.Prompt;
import org.godwit.console.prompt.StreamLines;
import org.godwit.console.prompt.TerminalLines;
import org.godwit.console.prompt.VirtualMachine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `./pvm [--port P] [HOSTFILE]`: PVM's console. Starts a virtual machine if none runs, then takes
/// commands from the terminal or, if there is none, from the standard input.
record PromptStart(ConsoleContext context, int port, Optional<Path> hostFile) {

    private static final String HISTORY = "history";
    private static final String PORT = "--port";

    /// Empty if these are the words of a command.
    static Optional<PromptStart> of(ConsoleContext context, List<String> words) {
        boolean hasPort = words.size() >= 2 && words.getFirst().equals(PORT);
        int port = hasPort ? Words.port(words.get(1)) : VmOptions.defaultPort();
        List<String> rest = hasPort ? words.subList(2, words.size()) : words;
        if (rest.isEmpty()) {
            return Optional.of(new PromptStart(context, port, Optional.empty()));
        }
        return rest.size() == 1 && Files.isRegularFile(Path.of(rest.getFirst()))
                ? Optional.of(new PromptStart(context, port, Optional.of(Path.of(rest.getFirst()))))
                : Optional.empty();
    }

    int run() {
        if (context.directory(port).read().filter(VmState::isAlive).isPresent()) {
            context.out().println("pvmd already running.");
        } else if (command(List.of("start")) != 0) {
            return 1;
        }
        try (LineSource lines = lines()) {
            Prompt prompt = new Prompt(machine(), lines);
            if (hostFile.isPresent()) {
                addHosts(hostFile.get());
            }
            prompt.file(Path.of(System.getProperty("user.home"), ".pvmrc"));
            return prompt.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A command of `./pvm` on this virtual machine.
    private int command(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(1, List.of(PORT, Integer.toString(port)));
        return Console.run(context, all.toArray(String[]::new));
    }

    private LineSource lines() throws IOException {
        return context.interactive()
                ? new TerminalLines(context.home().resolve(HISTORY), this::names)
                : new StreamLines(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8), context.out());
    }

    /// What words may be completed to.
    private List<String> names() {
        try {
            VmClient client = context.running(port).client();
            return Stream.concat(
                            client.hosts().stream().map(HostLine::name),
                            client.tasks().stream().map(TaskLine::tid))
                    .toList();
        } catch (RefusedException e) {
            return List.of();
        }
    }

    /// The hosts of a file that is one host a line; `&` marks those that are not to be started yet.
    private void addHosts(Path file) throws IOException {
        List<String> words = new ArrayList<>(List.of("add"));
        for (String line : Files.readAllLines(file)) {
            String host = line.strip();
            if (!host.isEmpty()
                    && !host.startsWith("#")
                    && !host.startsWith("&")
                    && !host.startsWith("*")) {
                words.add(host);
            }
        }
        if (words.size() > 1) {
            command(words);
        }
    }

    private VirtualMachine machine() {
        return new VirtualMachine() {
            @Override
            public int command(List<String> words) {
                return PromptStart.this.command(words);
            }

            @Override
            public VmClient client() {
                return context.running(port).client();
            }

            @Override
            public long lastEvent() {
                return Control.lastEvent(context.running(port));
            }

            @Override
            public JsonNode eventsAfter(long event) {
                return Control.eventsAfter(context.running(port), event);
            }
        };
    }
}
