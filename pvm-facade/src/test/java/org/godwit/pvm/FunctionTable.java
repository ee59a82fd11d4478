package org.godwit.pvm;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of all functions: what they look like in Java, and what calls them in this repository.
final class FunctionTable {

    /// How many callers a line of the table names.
    private static final int CALLERS_SHOWN = 4;

    private static final Pattern SIGNATURE = Pattern.compile("static (\\w+) (\\w+)\\((.*)\\)");
    private static final Pattern CALL = Pattern.compile("\\b(pvm_\\w+|Pvm\\w+)(?=[(,])");

    /// @param shape result, name and types of the parameters
    record Function(String group, String name, String signature, String shape) {}

    private final List<Function> functions;
    private final Map<String, List<String>> callers;

    /// @param lines the signatures, under headings that begin with #
    /// @param root the folder of the repository
    FunctionTable(List<String> lines, Path root) throws IOException {
        functions = parse(lines);
        callers = callers(root);
    }

    private static List<Function> parse(List<String> lines) {
        List<Function> found = new ArrayList<>();
        String group = "";
        for (String line : lines) {
            Matcher m = SIGNATURE.matcher(line);
            if (line.startsWith("# ")) {
                group = line.substring(2);
            } else if (m.matches()) {
                String types =
                        Stream.of(m.group(3).split(", *"))
                                .map(p -> p.replaceFirst(" ?\\w+$", ""))
                                .map(p -> p.substring(p.lastIndexOf('.', p.length() - 4) + 1))
                                .collect(Collectors.joining(", "));
                String shape = "%s %s(%s)".formatted(m.group(1), m.group(2), types);
                found.add(new Function(group, m.group(2), line.replace("static ", ""), shape));
            }
        }
        return found;
    }

    List<Function> functions() {
        return functions;
    }

    /// The shapes of all that class Pvm has.
    static List<String> present() {
        return Arrays.stream(Pvm.class.getMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()))
                .map(FunctionTable::shape)
                .toList();
    }

    private static String shape(Method m) {
        String types =
                Arrays.stream(m.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        String parameters = m.isVarArgs() ? types.replaceFirst("\\[]$", "...") : types;
        return "%s %s(%s)".formatted(m.getReturnType().getSimpleName(), m.getName(), parameters);
    }

    /// The tests, conformance programs and examples that call a function, by class.
    List<String> callers(String function) {
        return callers.getOrDefault(function, List.of());
    }

    private static Map<String, List<String>> callers(Path root) throws IOException {
        Map<String, List<String>> calls = new TreeMap<>();
        for (Path file : sources(root)) {
            String caller = file.getFileName().toString().replace(".java", "");
            CALL.matcher(Files.readString(file))
                    .results()
                    .map(r -> r.group(1))
                    .distinct()
                    .forEach(name ->
                            calls.computeIfAbsent(name, _ -> new ArrayList<>()).add(caller));
        }
        calls.values().forEach(list -> list.sort(null));
        return calls;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> FunctionTable.isCaller(root.relativize(f).toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isCaller(String file) {
        boolean source = file.contains("/src/test/") || file.startsWith("examples/src/");
        return source && !file.contains("/target/") && !file.contains("/FunctionTable");
    }

    String markdown() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # The functions of PVM and what tries them

                        Every function of PVM 3.4.6 with its form in Java (class `org.godwit.pvm.Pvm`), and the tests, conformance
                        programs and examples that call it. Made by `FunctionTableTest`; `-Dfunctions=write` (in `test.flags`)
                        writes it anew.
                        """);
        String group = "";
        for (Function f : functions) {
            if (f.group().equals("Offset forms")) {
                continue;
            }
            if (!f.group().equals(group)) {
                group = f.group();
                text.append("\n## ").append(group).append("\n\n");
                text.append("| function | in Java | called by |\n|---|---|---|\n");
            }
            text.append("| ").append(f.name()).append(" | `").append(f.signature());
            text.append("` | ").append(shown(callers(f.name()))).append(" |\n");
        }
        return text.toString();
    }

    private static String shown(List<String> callers) {
        String named = callers.stream().limit(CALLERS_SHOWN).collect(Collectors.joining(", "));
        int others = callers.size() - CALLERS_SHOWN;
        return others > 0 ? named + " and " + others + " more" : named;
    }
}
