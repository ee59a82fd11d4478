package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Locale;

/// Scatter, gather and reduce: the sum of the squares of the first numbers. Arguments, or what is
/// typed in: processes (1-16), elements for each (1-20).
public final class Trsg {

    private static final String GROUP = "trsg";
    private static final int SETUP = 1;
    private static final int SCATTER = 11;
    private static final int GATHER = 12;
    private static final int SUM = 13;
    private static final int MAX = 14;

    private Trsg() {}

    public static void main(String[] argv) {
        pvm_mytid();
        boolean child = argv.length == 1 && argv[0].equals("copy");
        int inst = pvm_joingroup(GROUP);
        int[] setup = child ? given() : asked(argv);
        int p = setup[0];
        int e = setup[1];
        pvm_barrier(GROUP, p);
        squares(p, e, inst);
        farthest(p, e, inst);
        pvm_barrier(GROUP, p);
        pvm_lvgroup(GROUP);
        pvm_exit();
    }

    private static int[] given() {
        pvm_recv(pvm_parent(), SETUP);
        return new int[] {unpackInt(), unpackInt()};
    }

    private static int[] asked(String[] argv) {
        Input input = new Input(argv);
        System.out.printf("%n *** Example use of PVM Reduce, Scatter, and Gather *** %n");
        System.out.print(" Number of processors to use (1-16)? : ");
        int p = Math.clamp(input.next(), 1, 16);
        System.out.print(" Number of elements per row to use (1-20)? : ");
        int e = Math.clamp(input.next(), 1, 20);
        System.out.printf(" INPUT values: nprocs = %d, count = %d %n", p, e);
        if (p > 1) {
            int[] tids = new int[p - 1];
            String[] copy = {"copy"};
            pvm_spawn(Trsg.class.getName(), copy, PvmTaskDefault, "", p - 1, tids);
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {p, e}, 2, 1);
            pvm_mcast(tids, p - 1, SETUP);
        }
        return new int[] {p, e};
    }

    /// The numbers go out in rows, their squares come back, and the sums of the rows are added up.
    private static void squares(int p, int e, int inst) {
        int n = p * e;
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = i + 1;
        }
        int[] row = new int[e];
        pvm_scatter(row, numbers, e, PVM_INT, SCATTER, GROUP, 0);
        int[] sum = {0};
        for (int i = 0; i < e; i++) {
            row[i] *= row[i];
            sum[0] += row[i];
        }
        int[] squares = new int[n];
        pvm_gather(squares, row, e, PVM_INT, GATHER, GROUP, 0);
        pvm_reduce(PvmSum, sum, 1, PVM_INT, SUM, GROUP, 0);
        if (inst != 0) {
            return;
        }
        boolean right = sum[0] == n * (n + 1) * (2 * n + 1) / 6;
        for (int i = 0; i < n; i++) {
            right = right && squares[i] == numbers[i] * numbers[i];
        }
        System.out.printf(
                "%n Test %s: Sum of Squares of first %d integers is %d %n",
                right ? "OK" : "FAILED", n, sum[0]);
    }

    /// A function of the user's, which calls a predefined one.
    private static void farthest(int p, int e, int inst) {
        float[] data = {e, inst <= p / 2 ? inst : 0};
        pvm_reduce(
                (type, x, y, num, info) -> PvmMax(type, x, y, num, info),
                data,
                2,
                PVM_FLOAT,
                MAX,
                GROUP,
                0);
        if (inst == 0) {
            int middle = p / 2;
            boolean right = data[0] == e && data[1] == middle;
            System.out.printf(
                    Locale.ROOT,
                    " Test %s: Received (%f, %f): %n",
                    right ? "Ok" : "FAILED",
                    data[0],
                    data[1]);
        }
    }
}
