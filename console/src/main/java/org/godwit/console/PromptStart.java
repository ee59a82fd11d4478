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

/// `./pvm [HOSTFILE]`: PVM's console. Starts a virtual machine if none runs, then takes commands
/// from the terminal or, if there is none, from the standard input.
record PromptStart(ConsoleContext context, Optional<Path> hostFile) {

    private static final String HISTORY = "history";

    int run() {
        int port = VmOptions.DEFAULT_PORT;
        if (context.directory(port).read().filter(VmState::isAlive).isPresent()) {
            context.out().println("pvmd already running.");
        } else if (Console.run(context, "start") != 0) {
            return 1;
        }
        try (LineSource lines = lines(port)) {
            Prompt prompt = new Prompt(machine(port), lines);
            if (hostFile.isPresent()) {
                addHosts(hostFile.get());
            }
            prompt.file(Path.of(System.getProperty("user.home"), ".pvmrc"));
            return prompt.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LineSource lines(int port) throws IOException {
        return context.interactive()
                ? new TerminalLines(context.home().resolve(HISTORY), () -> names(port))
                : new StreamLines(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8), context.out());
    }

    /// What words may be completed to.
    private List<String> names(int port) {
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
            Console.run(context, words.toArray(String[]::new));
        }
    }

    private VirtualMachine machine(int port) {
        return new VirtualMachine() {
            @Override
            public int command(List<String> words) {
                return Console.run(context, words.toArray(String[]::new));
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
