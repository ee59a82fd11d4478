package org.godwit.programs;

import org.godwit.instrument.Output;
import org.godwit.pvm.Pvm;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Locals and operands of every type. Everything it holds is of the JDK.
public final class Values {

    private Values() {}

    public static void main(String[] argv) {
        Output.print(
                locals((byte) 3, (short) -5, 'x', true, 7, 1L << 40, 1.5f, Math.PI, argv.length));
        Output.print(operands(5));
        Output.print(Arrays.deepToString(arrays(4)));
        Output.print(results());
        Output.print(nothing(3) == null);
        Output.print(Arrays.toString(matrix(5)[3]));
    }

    private static String locals(
            byte b, short s, char c, boolean z, int i, long j, float f, double d, int n) {
        byte[] bytes = {1, 2, b};
        boolean[] flags = {z, !z};
        char[] letters = {c};
        float[] floats = {f};
        long[][] longs = {{j}, {1, 2}};
        String text = "s" + i;
        Integer boxed = 1000 + i;
        double @Nullable [] late = null;
        long sum = n;
        do {
            Pvm.pvm_pstat(0x40001);
            sum += b + s + c + (z ? 1 : 0) + i + j + (long) (f * 4) + (long) (d * 1000);
            b++;
            s--;
            c++;
            z = !z;
            i *= 3;
            j ^= sum;
            f += 0.25f;
            d *= 1.01;
            bytes[0]++;
            flags[0] ^= flags[1];
            longs[1][0] += longs[0][0];
            late = late == null ? new double[] {d} : late;
        } while (i < 500);
        return sum
                + text
                + boxed
                + bytes[0]
                + flags[0]
                + letters[0]
                + floats[0]
                + longs[1][0]
                + late[0]
                + b
                + s
                + c
                + z
                + i
                + j
                + f
                + d;
    }

    private static double operands(int n) {
        long a = 10_000_000_000L * work(n) + work(2) * (3L << 33);
        double d = 0.5 * work(n) - (1.25 + work(3)) / (2.0f * work(4) + a);
        int[] cells = {(int) work(3), (int) work(2), 9};
        cells[(int) work(2)] += (int) work(3) + cells[1];
        d += cells[(int) work(2)]++ + (work(2) > 0 && work(3) > 0 || work(1) > 5 ? work(2) : 0.5);
        String text = "a" + work(2) + new StringBuilder().append(work(3)).append(work(4));
        return d + text.hashCode() + cells[1] + Math.max(work(3), work(4));
    }

    private static Object[][] arrays(int n) {
        Object[][] table = new Object[n][];
        for (int i = 0; i < n; i++) {
            table[i] = new Object[] {work(i), "r" + work(2), new int[(int) work(3)].length, null};
        }
        return table;
    }

    private static long work(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
            Pvm.pvm_pstat(0x40000 + i + 1);
        }
        return sum;
    }

    private static boolean odd(int n) {
        return work(n) % 2 == 1;
    }

    private static byte small(int n) {
        return (byte) (work(n) * 100);
    }

    private static char letter(int n) {
        return (char) ('a' + work(n));
    }

    private static short half(int n) {
        return (short) -work(n);
    }

    private static float fraction(int n) {
        return work(n) / 4f;
    }

    private static double root(int n) {
        return Math.sqrt(work(n));
    }

    private static String results() {
        int shift = 3;
        return ""
                + odd(3)
                + small(4)
                + letter(3)
                + half(4)
                + fraction(3)
                + root(4)
                + (odd(2) ? 1 : 2)
                + (letter(2) + small(3) << shift);
    }

    private static @Nullable String nothing(int n) {
        String never = null;
        for (int i = 0; i < n; i++) {
            Output.print(i + pick(null, i, never));
        }
        return never;
    }

    private static String pick(@Nullable Object a, int n, @Nullable String b) {
        return work(n) + ":" + a + b;
    }

    private static double[][] matrix(int n) {
        double[][] a = new double[n][n];
        double[][] b = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = i + j / 10.0;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i][k] * a[k][j];
                }
                b[i][j] = sum;
            }
        }
        return b;
    }
}
