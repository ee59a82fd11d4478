package org.godwit.console.prompt;

import java.util.List;

/// PVM's `spawn [options] file [args]`.
///
/// @param where a host's name or an architecture, "" for any
/// @param output where its output goes
record SpawnLine(String program, List<String> argv, int count, String where, Output output) {

    /// Where the output of a job goes.
    sealed interface Output {
        /// To whoever follows the virtual machine's output.
        record Nowhere() implements Output {}

        record Console() implements Output {}

        record File(String path, boolean append) implements Output {}
    }

    static final String USAGE =
            """
            spawn [OPTION...] FILE [ARG...]
              -COUNT        how many tasks (1)
              -HOST, -ARCH  on this host, on hosts of this architecture
              --host=NAME   on this host
              ->            their output comes to this console
              ->FILE        their output goes to a file; ->>FILE is appended to
              -?            under a debugger: not possible here, ignored
              -@, -@FILE    trace events: none are made here, ignored\
            """;

    private static final String OUTPUT = "->";
    private static final String APPEND = "->>";
    private static final String HOST = "--host=";

    /// @throws IllegalArgumentException if there is no program, or an option makes no sense
    static SpawnLine of(List<String> words) {
        int count = 1;
        String where = "";
        Output output = new Output.Nowhere();
        int at = 0;
        for (; at < words.size() && words.get(at).startsWith("-"); at++) {
            String word = words.get(at);
            if (word.startsWith(OUTPUT)) {
                output = output(word);
            } else if (word.startsWith(HOST)) {
                where = word.substring(HOST.length());
            } else if (word.matches("-\\d+")) {
                count = count(word);
            } else if (!word.equals("-?") && !word.startsWith("-@")) {
                where = word.substring(1);
            }
        }
        if (at == words.size()) {
            throw new IllegalArgumentException("what is to be spawned? " + USAGE);
        }
        return new SpawnLine(
                words.get(at),
                List.copyOf(words.subList(at + 1, words.size())),
                count,
                where,
                output);
    }

    private static Output output(String word) {
        boolean append = word.startsWith(APPEND);
        String path = word.substring(append ? APPEND.length() : OUTPUT.length());
        return path.isEmpty() ? new Output.Console() : new Output.File(path, append);
    }

    private static int count(String word) {
        try {
            int count = Integer.parseInt(word.substring(1));
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number of tasks: '" + word + "'", e);
        }
        throw new IllegalArgumentException("at least one task: '" + word + "'");
    }
}
