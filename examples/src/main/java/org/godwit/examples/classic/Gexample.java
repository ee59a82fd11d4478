package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.classic.Toeplitz.Block;

import java.util.Arrays;

/// Norm and product of a Toeplitz matrix whose rows are spread over a frozen group. Arguments, or
/// what is typed in: dimension, tasks (1-32). Started as several copies by one spawn: dimension
/// 100.
public final class Gexample {

    private static final String GROUP = "gexample";
    private static final int SETUP = 1;
    private static final int NORM = 2;
    private static final int PRODUCT = 3;
    private static final int DEFAULT_DIMENSION = 100;
    private static final int MOST_TASKS = 32;

    private Gexample() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        int[][] siblings = {{}};
        int copies = pvm_siblings(siblings);
        boolean child = argv.length == 1 && argv[0].equals("copy");
        int dimension = DEFAULT_DIMENSION;
        int tasks = copies;
        boolean first = !child && siblings[0][0] == mytid;
        if (first) {
            introduction();
        }
        if (child) {
            pvm_recv(pvm_parent(), SETUP);
            dimension = unpackInt();
            tasks = unpackInt();
        } else if (copies == 1) {
            int[] asked = asked(argv);
            dimension = asked[0];
            tasks = asked[1];
        }
        run(dimension, tasks, first);
        pvm_exit();
    }

    private static void introduction() {
        System.out.println(" This program demonstrates some group and reduction  ");
        System.out.println(" operations in PVM.  The output displays the ");
        System.out.println(" the product of the first column of a Toeplitz matrix");
        System.out.println(" and the matrix 1-norm. The matrix data is distributed ");
        System.out.println(" among several processors.  The Toeplitz matrix is ");
        System.out.println(" symmetric with the first row being the row ");
        System.out.println(" vector [1 2 ... n].");
    }

    private static int[] asked(String[] argv) {
        Input input = new Input(argv);
        System.out.print(" Input dimension ( >0 ) of matrix: ");
        int dimension = Math.max(1, input.next());
        System.out.print(" Input number of tasks (1-32): ");
        int tasks = Math.clamp(input.next(), 1, MOST_TASKS);
        if (tasks > 1) {
            int[] tids = new int[tasks - 1];
            String[] copy = {"copy"};
            pvm_spawn(Gexample.class.getName(), copy, PvmTaskDefault, "", tasks - 1, tids);
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {dimension, tasks}, 2, 1);
            pvm_mcast(tids, tasks - 1, SETUP);
        }
        return new int[] {dimension, tasks};
    }

    private static void run(int dimension, int tasks, boolean printing) {
        pvm_joingroup(GROUP);
        pvm_freezegroup(GROUP, tasks);
        int me = pvm_getinst(GROUP, pvm_mytid());
        int root = printing ? me : -1;
        root = agreedRoot(root);
        if (printing) {
            System.out.printf("%n       --> Using %d processors <-- %n%n", tasks);
        }
        Block block = new Block(dimension, me, tasks);
        double[] sums = block.columnSums();
        pvm_reduce(PvmSum, sums, dimension, PVM_DOUBLE, NORM, GROUP, root);
        double[] product = {block.productOfFirstColumn()};
        pvm_reduce(Gexample::multiply, product, 1, PVM_DOUBLE, PRODUCT, GROUP, root);
        if (printing) {
            System.out.printf(" The 1-Norm is %d  %n", (long) Toeplitz.largest(sums));
            System.out.printf(" ( Should be the sum of the integers from 1 to %d )%n", dimension);
            System.out.printf(" The product of column 1 is %s  %n", Toeplitz.shown(product[0]));
            System.out.printf(" ( Should be %d factorial)%n", dimension);
        }
        pvm_barrier(GROUP, -1);
        pvm_lvgroup(GROUP);
    }

    /// All learn the instance of the one that prints: the largest of what they say.
    private static int agreedRoot(int root) {
        int[] agreed = {root};
        pvm_reduce(PvmMax, agreed, 1, PVM_INT, SETUP, GROUP, 0);
        int[] all = new int[pvm_gsize(GROUP)];
        Arrays.fill(all, agreed[0]);
        int[] own = new int[1];
        pvm_scatter(own, all, 1, PVM_INT, SETUP, GROUP, 0);
        return own[0];
    }

    /// Does not set info, as the original.
    private static void multiply(int[] type, Object x, Object y, int[] num, int[] info) {
        double[] a = (double[]) x;
        double[] b = (double[]) y;
        for (int i = 0; i < num[0]; i++) {
            a[i] *= b[i];
        }
    }
}
