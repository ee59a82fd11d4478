package org.godwit.console.prompt;

import static org.godwit.console.prompt.Verb.Where.COMMAND;
import static org.godwit.console.prompt.Verb.Where.PROMPT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands of the prompt, PVM's and ours, in the order of the alphabet.
final class Verbs {

    static final List<Verb> ALL =
            List.of(
                    new Verb("add", "HOST...", "add hosts; quote one to give options", COMMAND),
                    new Verb("alias", "[NAME COMMAND...]", "define or list aliases", PROMPT),
                    new Verb(
                            "check", "CLASS|JAR", "what would keep a program from moving", COMMAND),
                    new Verb("conf", "", "the hosts", COMMAND),
                    new Verb("delete", "HOST...", "delete hosts; their tasks end", COMMAND),
                    new Verb("drain", "HOST", "move a host's tasks away, then it leaves", COMMAND),
                    new Verb("echo", "ARG...", "print the arguments", PROMPT),
                    new Verb("export", "[VAR...]", "variables that spawned tasks get", PROMPT),
                    new Verb("getopt", "[WHAT]", "the console's options", PROMPT),
                    new Verb("halt", "", "end tasks, hosts and this console", PROMPT),
                    new Verb("help", "[COMMAND]", "this list, or the help of a command", PROMPT),
                    new Verb("id", "", "who the console is", PROMPT),
                    new Verb("jobs", "[-l]", "jobs that were spawned here", PROMPT),
                    new Verb("kill", "[-c] TID...", "end tasks; -c: the children of each", COMMAND),
                    new Verb("move", "TID [--to HOST]", "move a task while it runs", COMMAND),
                    new Verb("mstat", "HOST...", "whether hosts are there", COMMAND),
                    new Verb("names", "[PATTERN]", "what is in the mailbox", COMMAND),
                    new Verb("ps", "[-a] [-n HOST]", "the tasks", COMMAND),
                    new Verb("pstat", "TID...", "whether tasks run", COMMAND),
                    new Verb("put", "NAME [FLAGS]", "put an entry into the mailbox", COMMAND),
                    new Verb("quit", "", "leave the console; the hosts stay", PROMPT),
                    new Verb("rebalance", "", "spread the tasks over the hosts", COMMAND),
                    new Verb("reclaim", "HOST", "the owner takes a host back", COMMAND),
                    new Verb("reset", "", "end all tasks, clear the mailbox", COMMAND),
                    new Verb("setenv", "[NAME [VALUE]]", "variables of this console", PROMPT),
                    new Verb("setopt", "WHAT VALUE", "set an option of the console", PROMPT),
                    new Verb("sig", "SIGNUM TID...", "send a signal to tasks", COMMAND),
                    new Verb("spawn", "[OPTION...] FILE [ARG...]", "start tasks", PROMPT),
                    new Verb("tickle", "N [ARG...]", "look into the virtual machine", COMMAND),
                    new Verb("trace", "", "trace events", PROMPT),
                    new Verb("unalias", "NAME...", "forget aliases", PROMPT),
                    new Verb("unexport", "VAR...", "variables that they no longer get", PROMPT),
                    new Verb("version", "", "the version", COMMAND));

    private static final int COLUMNS = 2;
    private static final int USAGE_WIDTH = 12;
    private static final int SUMMARY_WIDTH = 39;

    private Verbs() {}

    static Optional<Verb> named(String name) {
        return ALL.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /// The list, two columns wide, so that it fits a screen of 24 lines and 100 columns.
    static List<String> overview() {
        List<String> lines = new ArrayList<>();
        int rows = Math.ceilDiv(ALL.size(), COLUMNS);
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int at = row; at < ALL.size(); at += rows) {
                Verb verb = ALL.get(at);
                line.append(pad(verb.name(), USAGE_WIDTH))
                        .append(pad(verb.summary(), SUMMARY_WIDTH));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("help COMMAND tells more; tids are hexadecimal, with or without t.");
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /// The commands that begin like this.
    static List<String> completions(String beginning) {
        return ALL.stream().map(Verb::name).filter(n -> n.startsWith(beginning)).toList();
    }
}
