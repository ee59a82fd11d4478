package org.godwit.host;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host as pvm_addhosts and host files name it: `name option=value ...`.
///
/// @param name as written; which hosts there are is not known here
/// @param options what stands there, and the defaults for what does not
public record HostLine(String name, Map<HostOption, String> options) {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]+");

    /// The most options that a line may have.
    public static final int OPTIONS_MAX = 9;

    public HostLine {
        options = Map.copyOf(options);
    }

    /// Reads one line.
    ///
    /// @throws BadHostLineException if it names no host, an option that does not exist, one without
    ///   a value, or too many
    public static HostLine parse(String line) throws BadHostLineException {
        return parse(line, Map.of());
    }

    static HostLine parse(String line, Map<HostOption, String> defaults)
            throws BadHostLineException {
        List<String> words = words(line);
        if (words.isEmpty()) {
            throw new BadHostLineException("a host line begins with the name of a host");
        }
        Map<HostOption, String> options = new EnumMap<>(HostOption.class);
        options.putAll(defaults);
        options.putAll(options(words.subList(1, words.size())));
        return new HostLine(words.getFirst(), options);
    }

    static List<String> words(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    static Map<HostOption, String> options(List<String> words) throws BadHostLineException {
        if (words.size() > OPTIONS_MAX) {
            throw new BadHostLineException(
                    "a host has at most %d options, here are %d"
                            .formatted(OPTIONS_MAX, words.size()));
        }
        Map<HostOption, String> options = new EnumMap<>(HostOption.class);
        for (String word : words) {
            int equals = word.indexOf('=');
            Optional<HostOption> option =
                    equals < 0 ? Optional.empty() : HostOption.of(word.substring(0, equals));
            if (option.isEmpty()) {
                throw new BadHostLineException(
                        "'%s' is no option of a host; there are %s, each with =VALUE"
                                .formatted(word, HostOption.all()));
            }
            options.put(option.get(), word.substring(equals + 1));
        }
        return options;
    }

    /// The relative speed: the number that `sp=` begins with, 0 if it begins with none.
    public int speed() {
        String text = options.get(HostOption.SP);
        if (text == null) {
            return HostInfo.SPEED_DEFAULT;
        }
        String digits = text.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : (int) Math.min(Integer.MAX_VALUE, number(digits));
    }

    private static long number(String digits) {
        return digits.length() > 10 ? Integer.MAX_VALUE : Long.parseLong(digits);
    }

    /// Whether the name can be a host's at all: labels of letters, digits and hyphens between dots.
    public boolean isNameWellFormed() {
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches() || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }
}
