package org.godwit.console.torture.plain;

import java.util.ArrayList;
import java.util.List;

/// Who is there: families of senders and counters, each sender sending to every counter of its
/// family. The id of the second sender of the first family is `s1-2`, that of a counter `c1-2`.
///
/// @param families of them
/// @param size senders, and as many counters, of a family
public record Cast(int families, int size) {

    /// Every id.
    public List<String> all() {
        List<String> all = new ArrayList<>(senders());
        senders().forEach(s -> all.add("c" + s.substring(1)));
        return all;
    }

    public List<String> senders() {
        List<String> senders = new ArrayList<>();
        for (int family = 1; family <= families; family++) {
            for (int i = 1; i <= size; i++) {
                senders.add("s%d-%d".formatted(family, i));
            }
        }
        return senders;
    }

    static boolean isSender(String id) {
        return id.startsWith("s");
    }

    /// To whom a sender sends.
    public List<String> countersOf(String sender) {
        String family = sender.substring(1, sender.indexOf('-'));
        List<String> counters = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            counters.add("c%s-%d".formatted(family, i));
        }
        return counters;
    }
}
