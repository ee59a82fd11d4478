package org.godwit.console.prompt;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.WrongUseException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The loop of the console: a line, its words, who carries it out. Used on one thread.
public final class Prompt {

    private static final String PROMPT = "pvm> ";

    private final VirtualMachine machine;
    private final LineSource lines;
    private final PromptSession session = new PromptSession();
    private final SessionVerbs verbs;
    private final List<Job> jobs = new ArrayList<>();

    public Prompt(VirtualMachine machine, LineSource lines) {
        this.machine = machine;
        this.lines = lines;
        this.verbs = new SessionVerbs(session, lines::print);
    }

    /// Carries out a file of commands, if it is there, as PVM does with `~/.pvmrc`.
    public void file(Path commands) throws IOException {
        try {
            for (String line : Files.readAllLines(commands)) {
                if (!take(line)) {
                    return;
                }
            }
        } catch (NoSuchFileException e) {
            // nothing is to be done then
        }
    }

    /// Reads lines until `quit`, `halt` or their end; the exit code of the last command.
    public int run() throws IOException {
        while (true) {
            Optional<String> line = lines.next(PROMPT);
            if (line.isEmpty() || !take(line.get())) {
                return 0;
            }
        }
    }

    /// False when the console is to end.
    private boolean take(String line) {
        try {
            List<String> words = session.expanded(CommandWords.of(line));
            return words.isEmpty() || carryOut(words);
        } catch (IllegalArgumentException | RefusedException | WrongUseException e) {
            lines.print(String.valueOf(e.getMessage()));
            return true;
        }
    }

    private boolean carryOut(List<String> words) {
        String name = words.getFirst();
        List<String> arguments = words.subList(1, words.size());
        Optional<Verb> verb = Verbs.named(name);
        if (verb.isEmpty()) {
            lines.print("no command '%s'; help lists what there is".formatted(name));
            return true;
        }
        switch (name) {
            case "quit" -> {
                lines.print("pvmd still running.");
                return false;
            }
            case "halt" -> {
                machine.command(List.of("halt"));
                return false;
            }
            case "help" -> help(arguments);
            case "jobs" -> jobs(arguments.contains("-l"));
            case "spawn" -> spawn(arguments);
            case "version" -> machine.command(words);
            default -> {
                if (!verbs.carryOut(name, arguments)) {
                    machine.command(words);
                }
            }
        }
        return true;
    }

    private void help(List<String> arguments) {
        if (arguments.isEmpty()) {
            Verbs.overview().forEach(lines::print);
            return;
        }
        for (String name : arguments) {
            Verb verb =
                    Verbs.named(name)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("no command '" + name + "'"));
            if (name.equals("spawn")) {
                SpawnLine.USAGE.lines().forEach(lines::print);
            } else if (verb.where() == Verb.Where.COMMAND) {
                machine.command(List.of(name, "--help"));
            } else {
                lines.print("%s   %s".formatted(verb.usage(), verb.summary()));
            }
        }
    }

    private void jobs(boolean inFull) {
        jobs.forEach(job -> lines.print(job.line(inFull)));
        jobs.removeIf(Job::isFinished);
    }

    private void spawn(List<String> arguments) {
        SpawnLine line = SpawnLine.of(arguments);
        boolean isShown = !(line.output() instanceof SpawnLine.Output.Nowhere);
        if (line.output() instanceof SpawnLine.Output.File file && !file.append()) {
            begin(Path.of(file.path()));
        }
        long before = machine.lastEvent();
        List<String> tids =
                machine.client()
                        .spawn(
                                new VmClient.Spawn(
                                        line.program(),
                                        line.argv(),
                                        line.count(),
                                        line.where(),
                                        ""),
                                session.exportedVariables());
        Job job = new Job(jobs.size() + 1, String.join(" ", arguments), tids, line.output());
        jobs.add(job);
        if (isShown) {
            lines.print("[%d]".formatted(jobs.size()));
        }
        lines.print("%d successful".formatted(tids.size()));
        tids.forEach(lines::print);
        job.follow(machine, before, lines::print);
    }

    private static void begin(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write to '%s': %s".formatted(file, e), e);
        }
    }
}
