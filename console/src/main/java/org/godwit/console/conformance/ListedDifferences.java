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
/// form `` - `impl.name`: reason `` are read. A name ending in `*` stands for all that begin so.
public record ListedDifferences(Map<String, String> reasons) {

    private static final String RESOURCE = "differences.md";
    private static final Pattern LISTED = Pattern.compile("- `(impl\\.[^`]+)`: (.+)");

    public ListedDifferences {
        reasons = Map.copyOf(reasons);
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
        for (String line : text.lines().toList()) {
            Matcher matcher = LISTED.matcher(line.strip());
            if (matcher.matches()) {
                reasons.put(matcher.group(1), matcher.group(2));
            }
        }
        return new ListedDifferences(reasons);
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
