package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Closures over every kind of variable; each loop turn has its own.
public final class CapturedVariables {
    private CapturedVariables() {}

    private int field = 5;

    private List<Supplier<String>> make(byte b, short s, char c, float f) {
        List<Supplier<String>> made = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int turn = i;
            long wide = 1L << (i * 10);
            double half = i / 2.0;
            boolean odd = i % 2 == 1;
            int[] shared = {i};
            made.add(() -> {
                for (int k = 0; k < 2; k++) {
                    shared[0] += turn;
                    field++;
                }
                return turn + " " + wide + " " + half + " " + odd + " " + b + s + c + f + " "
                        + shared[0] + " " + field;
            });
            made.add(() -> "shared " + shared[0] + " of " + turn);
        }
        return made;
    }

    public static void main(String[] argv) {
        List<Supplier<String>> made =
                new CapturedVariables().make((byte) -3, (short) 300, 'x', 1.25f);
        for (int round = 0; round < 2; round++) {
            for (Supplier<String> each : made) {
                System.out.println(each.get());
            }
        }
    }
}
