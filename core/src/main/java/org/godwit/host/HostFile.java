package org.godwit.host;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A host file (API.md 7): one host per line, `#` begins a comment, `&` marks a host that is known
/// but not started, `* option=value ...` gives defaults to the lines after it.
///
/// @param entries in the order of the file
/// @param defaults those that hold at its end: for hosts that are added later
/// @param mistakes one for each line that says nothing; the others count all the same
public record HostFile(
        List<Entry> entries, Map<HostOption, String> defaults, List<Mistake> mistakes) {

    public HostFile {
        entries = List.copyOf(entries);
        defaults = Map.copyOf(defaults);
        mistakes = List.copyOf(mistakes);
    }

    /// @param starts it belongs to the virtual machine from its start; else from when it is added
    public record Entry(HostLine host, boolean starts) {}

    /// @param line counts from 1
    public record Mistake(int line, String reason) {}

    public static HostFile parse(String text) {
        List<Entry> entries = new ArrayList<>();
        Map<HostOption, String> defaults = new EnumMap<>(HostOption.class);
        List<Mistake> mistakes = new ArrayList<>();
        int number = 0;
        for (String whole : text.split("\\R", -1)) {
            number++;
            int comment = whole.indexOf('#');
            String line = (comment < 0 ? whole : whole.substring(0, comment)).strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                if (line.startsWith("*")) {
                    defaults.putAll(HostLine.options(HostLine.words(line.substring(1))));
                } else {
                    boolean starts = !line.startsWith("&");
                    String host = starts ? line : line.substring(1);
                    entries.add(new Entry(HostLine.parse(host, defaults), starts));
                }
            } catch (BadHostLineException e) {
                mistakes.add(new Mistake(number, String.valueOf(e.getMessage())));
            }
        }
        return new HostFile(entries, defaults, mistakes);
    }

    /// What is said of a host that is added later: its own line here, or the defaults; what `line`
    /// itself says comes first.
    ///
    /// @throws BadHostLineException if `line` is none
    public HostLine complete(String line) throws BadHostLineException {
        HostLine asked = HostLine.parse(line);
        for (Entry entry : entries) {
            if (entry.host().name().equals(asked.name())) {
                return HostLine.parse(line, entry.host().options());
            }
        }
        return HostLine.parse(line, defaults);
    }
}
