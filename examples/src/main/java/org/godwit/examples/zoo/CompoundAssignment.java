package org.godwit.examples.zoo;

/// Compound assignments whose both sides call, so that half an assignment waits on the stack.
public final class CompoundAssignment {
    private CompoundAssignment() {}

    private static int calls;
    private int field = 3;
    private static long shared = 9;

    private static int index(int n) {
        calls++;
        int at = Echo.of(n);
        for (int i = 0; i < 2; i++) {
            at = (at * 5 + calls) % 6;
        }
        return at;
    }

    private static CompoundAssignment same(CompoundAssignment it) {
        calls += index(1);
        return it;
    }

    public static void main(String[] argv) {
        int[] a = {1, 2, 3, 4, 5, 6};
        long[] wide = {10, 20, 30, 40, 50, 60};
        String[] words = {"a", "b", "c", "d", "e", "f"};
        double[][] grid = new double[6][6];
        CompoundAssignment it = new CompoundAssignment();
        for (int i = 0; i < 6; i++) {
            a[index(i)] += index(i + 1);
            wide[index(i)] *= a[index(2)] + index(3);
            words[index(i)] += "x" + index(i);
            grid[index(i)][index(1)] -= index(2) / 4.0;
            same(it).field += index(4) * same(it).field;
            shared <<= index(5);
            byte small = 100;
            small += (byte) (index(i) * 50);
            System.out.println(
                    Checksum.of(a)
                            + " "
                            + wide[i]
                            + " "
                            + String.join(",", words)
                            + " "
                            + grid[i][i]
                            + " "
                            + it.field
                            + " "
                            + shared
                            + " "
                            + small);
        }
        System.out.println(calls);
    }
}
