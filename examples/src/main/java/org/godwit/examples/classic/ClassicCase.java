package org.godwit.examples.classic;

import java.util.List;
import java.util.function.Predicate;

/// One run of an example program, to be started as a task, and what must hold for it.
///
/// @param name of the case; with the number of tasks where that varies
/// @param program to spawn: a class name
/// @param arguments for it
/// @param property a sentence
/// @param holds tells whether it does
public record ClassicCase(
        String name,
        String program,
        List<String> arguments,
        String property,
        Predicate<Ending> holds) {

    public ClassicCase {
        arguments = List.copyOf(arguments);
    }

    /// How a run ended.
    ///
    /// @param status 0 if its task returned
    /// @param lines what the task printed on its output and its error output, in the order in which
    ///   it came; what its children print is there only if it collects it
    public record Ending(int status, List<String> lines) {

        public Ending {
            lines = List.copyOf(lines);
        }

        boolean returned() {
            return status == 0;
        }

        /// Without the `[tTID] ` that collected lines begin with.
        Ending untagged() {
            return new Ending(
                    status,
                    lines.stream().map(l -> l.replaceFirst("^\\[t[0-9a-f]+\\] ?", "")).toList());
        }

        long count(String regex) {
            return lines.stream().filter(l -> l.matches(regex)).count();
        }

        boolean has(String regex) {
            return count(regex) > 0;
        }

        /// Whether lines that match come in this order, others between them.
        boolean inOrder(String... regexes) {
            int found = 0;
            for (String line : lines) {
                if (found < regexes.length && line.matches(regexes[found])) {
                    found++;
                }
            }
            return found == regexes.length;
        }
    }
}
