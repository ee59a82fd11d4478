package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Initialiser blocks of instances and of a class, in the order of the text.
public final class Initialisers {
    private Initialisers() {}

    private static final List<String> LOG = new ArrayList<>();

    private static final class Late {
        static final int[] TABLE = new int[8];
        static int uses;

        static {
            for (int i = 0; i < TABLE.length; i++) {
                TABLE[i] = i * i;
            }
            LOG.add("late");
        }

        private final int first = note("first");
        private final int[] squares = new int[4];

        {
            for (int i = 0; i < squares.length; i++) {
                squares[i] = TABLE[i] + first;
            }
            note("block");
        }

        private final int second = note("second");

        Late() {
            uses++;
            note("constructor" + squares[3] + second);
        }

        static int note(String what) {
            for (int i = 0; i < 1; i++) {
                LOG.add(what + uses);
            }
            return LOG.size();
        }
    }

    public static void main(String[] argv) {
        for (int i = 0; i < 3; i++) {
            LOG.add("turn" + i);
            Late late = new Late();
            System.out.println(LOG + " " + Checksum.of(late.squares));
        }
        for (int value : Late.TABLE) {
            LOG.add("" + value);
        }
        System.out.println(LOG.size() + " " + Late.uses);
    }
}
