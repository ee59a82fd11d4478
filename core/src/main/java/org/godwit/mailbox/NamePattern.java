package org.godwit.mailbox;

import java.util.ArrayList;
import java.util.List;

/// Which class names a listing asks for: those in which the parts between the stars occur one
/// behind the other, wherever; `\*` is a star itself. No pattern at all matches every name.
record NamePattern(List<String> parts) {

    NamePattern {
        parts = List.copyOf(parts);
    }

    static NamePattern of(String pattern) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == '\\' && pattern.startsWith("*", i + 1)) {
                part.append('*');
                i++;
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return new NamePattern(parts);
    }

    boolean matches(String name) {
        int from = 0;
        for (String part : parts) {
            int at = name.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }
}
