package org.godwit.examples.zoo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Hash tables whose keys hash by identity, which is another in every JVM: enums and plain objects.
@SuppressWarnings("IdentityHashMapUsage") // on purpose
public final class EnumKeys {
    private EnumKeys() {}

    private enum Colour {
        RED,
        GREEN,
        BLUE,
        GREY
    }

    private static final class Plain {
        private final int id;

        Plain(int id) {
            this.id = id;
        }
    }

    public static void main(String[] argv) {
        Map<Colour, Integer> counts = new HashMap<>();
        Map<Colour, String> ordered = new LinkedHashMap<>();
        Set<Plain> plains = new HashSet<>();
        Map<Object, Integer> identity = new IdentityHashMap<>();
        Plain[] all = new Plain[9];
        Set<Colour> fixed = Set.of(Colour.RED, Colour.GREY);
        for (int i = 0; i < all.length; i++) {
            all[i] = new Plain(i);
            plains.add(all[i]);
            identity.put(all[i], i);
            Colour colour = Colour.values()[i * 7 % 4];
            counts.merge(colour, i, Integer::sum);
            ordered.put(colour, colour.name() + i);
            int found = 0;
            for (int k = 0; k <= i; k++) {
                found += plains.contains(all[k]) && identity.getOrDefault(all[k], -1) == k ? 1 : 0;
            }
            System.out.println(
                    found
                            + " "
                            + counts.get(colour)
                            + " "
                            + ordered.get(colour)
                            + " "
                            + fixed.contains(colour));
        }
        System.out.println(ordered);
        int removed = 0;
        for (Plain plain : all) {
            removed += plains.remove(plain) ? plain.id : 100;
        }
        System.out.println(removed + " " + plains.size() + " " + identity.size());
    }
}
