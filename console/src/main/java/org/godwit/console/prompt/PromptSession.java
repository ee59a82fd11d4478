package org.godwit.console.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the prompt remembers from line to line.
final class PromptSession {

    private static final int EXPANSIONS_MAX = 20;

    final Map<String, List<String>> aliases = new TreeMap<>();
    final Map<String, String> variables = new TreeMap<>();
    final Map<Integer, Integer> options = new TreeMap<>();
    final Set<String> exported = new LinkedHashSet<>();

    PromptSession() {
        aliases.put("?", List.of("help"));
        aliases.put("h", List.of("help"));
        aliases.put("j", List.of("jobs"));
        aliases.put("t", List.of("trace"));
    }

    /// Set here, else in this process; empty if in neither.
    String variable(String name) {
        String inherited = System.getenv(name);
        return variables.getOrDefault(name, inherited == null ? "" : inherited);
    }

    /// What spawned tasks get.
    Map<String, String> exportedVariables() {
        Map<String, String> values = new TreeMap<>();
        exported.forEach(name -> values.put(name, variable(name)));
        return values;
    }

    /// The words of a line with the alias in its first word replaced, as often as that is one.
    ///
    /// @throws IllegalArgumentException if aliases name each other in a circle
    List<String> expanded(List<String> words) {
        List<String> now = words;
        for (int i = 0; !now.isEmpty() && aliases.containsKey(now.getFirst()); i++) {
            if (i == EXPANSIONS_MAX) {
                throw new IllegalArgumentException(
                        "the alias '%s' comes back to itself".formatted(words.getFirst()));
            }
            List<String> next = new ArrayList<>(aliases.getOrDefault(now.getFirst(), List.of()));
            boolean same = next.getFirst().equals(now.getFirst());
            next.addAll(now.subList(1, now.size()));
            now = next;
            if (same) {
                break;
            }
        }
        return now;
    }
}
