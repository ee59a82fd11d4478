package org.godwit.console.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The differences from the real PVM that are meant: docs/differences.md, of which the lines of the
/// form `` - `impl.name`: reason `` are read, and `` - `name` on several hosts: reason `` for
/// answers that only a virtual machine of one host can give. A name ending in `*` stands for all
/// that begin so.
///
/// @param reasons by name
/// @param onSeveralHosts the reasons that hold on more than one host only
public record ListedDifferences(Map<String, String> reasons, Map<String, String> onSeveralHosts) {

    private static final String RESOURCE = "differences.md";
    private static final Pattern LISTED = Pattern.compile("- `(impl\\.[^`]+)`: (.+)");
    private static final Pattern LISTED_FOR_SEVERAL =
            Pattern.compile("- `((?:spec|impl)\\.[^`]+)` on several hosts: (.+)");

    public ListedDifferences {
        reasons = Map.copyOf(reasons);
        onSeveralHosts = Map.copyOf(onSeveralHosts);
    }

    /// Those that this build was made with.
    public static ListedDifferences ofThisBuild() {
        try (InputStream in = ListedDifferences.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ListedDifferences parse(String text) {
        Map<String, String> reasons = new TreeMap<>();
        Map<String, String> onSeveralHosts = new TreeMap<>();
        for (String line : text.lines().toList()) {
            collect(LISTED, line.strip(), reasons);
            collect(LISTED_FOR_SEVERAL, line.strip(), onSeveralHosts);
        }
        return new ListedDifferences(reasons, onSeveralHosts);
    }

    private static void collect(Pattern form, String line, Map<String, String> into) {
        Matcher matcher = form.matcher(line);
        if (matcher.matches()) {
            into.put(matcher.group(1), matcher.group(2));
        }
    }

    /// Those that count for a virtual machine of so many hosts.
    ListedDifferences of(int hosts) {
        Map<String, String> all = new TreeMap<>(reasons);
        if (hosts > 1) {
            all.putAll(onSeveralHosts);
        }
        return new ListedDifferences(all, Map.of());
    }

    /// Why this line differs, "" if it ought not.
    String reason(String name) {
        String exact = reasons.getOrDefault(name, "");
        return !exact.isEmpty()
                ? exact
                : reasons.entrySet().stream()
                        .filter(e ->
                                e.getKey().endsWith("*") && name.startsWith(prefix(e.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static String prefix(String pattern) {
        return pattern.substring(0, pattern.length() - 1);
    }
}
