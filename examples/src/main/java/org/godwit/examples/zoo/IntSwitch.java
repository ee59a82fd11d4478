package org.godwit.examples.zoo;

/// Dense, sparse and falling-through switches on ints and chars.
@SuppressWarnings("fallthrough") // on purpose
public final class IntSwitch {
    private IntSwitch() {}

    private static int dense(int n) {
        int value = 0;
        switch (n) {
            case 0:
                value += 1;
            // falls through
            case 1:
                for (int i = 0; i < 3; i++) {
                    value += i;
                }
                break;
            case 2, 3:
                value = n * 10;
                break;
            default:
                value = -n;
        }
        return value;
    }

    private static int sparse(int n) {
        return switch (n) {
            case -1_000_000 -> 1;
            case 0 -> dense(0);
            case 77 -> dense(1) + dense(2);
            case Integer.MAX_VALUE -> 4;
            default -> dense(n & 3);
        };
    }

    private static String letter(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u' -> "vowel" + dense(c - 'a');
            case 'y' -> "both";
            default -> "consonant";
        };
    }

    public static void main(String[] argv) {
        int[] probes = {-1_000_000, 0, 1, 2, 77, 78, Integer.MAX_VALUE, 5};
        for (int probe : probes) {
            System.out.println(probe + " -> " + sparse(probe) + " " + dense(probe % 5));
        }
        for (char c = 'a'; c < 'k'; c++) {
            System.out.println(c + " " + letter(c));
        }
        System.out.println(letter('y'));
    }
}
