package org.godwit.examples.matmul;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Arguments;
import org.godwit.examples.Rollcall;

/// Multiplies two square matrices: every [MatMulWorker] gets the right one and a band of rows of
/// the left one, and sends that band of the product back. Checks the result against the direct
/// product. Arguments: workers (3), size (240), block size (32).
public final class MatMul {

    static final int TASK = 1;
    static final int BAND = 2;

    private static final int WORKERS_MAX = 64;
    private static final int SIZE_MAX = 2_000;
    private static final long SEED = 1994;

    private MatMul() {}

    public static void main(String[] argv) {
        int workers = Arguments.number(argv, 0, "workers", 3, 1, WORKERS_MAX);
        int size = Arguments.number(argv, 1, "size", 240, workers, SIZE_MAX);
        int block = Arguments.number(argv, 2, "block", 32, 1, SIZE_MAX);
        int[] tids = Rollcall.start(MatMulWorker.class, workers);
        if (tids.length == workers) {
            Matrix a = Matrix.random(size, size, SEED);
            Matrix b = Matrix.random(size, size, SEED + 1);
            handOut(tids, a, b, block);
            double difference = collect(tids, size).maxDifference(a.times(b));
            System.out.printf(
                    "%d x %d over %d workers: max difference %s%n",
                    size, size, workers, Double.toString(difference));
        }
        pvm_exit();
    }

    private static void handOut(int[] tids, Matrix a, Matrix b, int block) {
        int n = a.columns();
        for (int i = 0; i < tids.length; i++) {
            Matrix band = a.rows(firstRow(n, tids.length, i), firstRow(n, tids.length, i + 1));
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {band.rows(), n, block}, 3, 1);
            pvm_pkdouble(band.values(), band.values().length, 1);
            pvm_pkdouble(b.values(), b.values().length, 1);
            pvm_send(tids[i], TASK);
        }
    }

    private static Matrix collect(int[] tids, int n) {
        Matrix product = Matrix.zero(n, n);
        for (int i = 0; i < tids.length; i++) {
            int first = firstRow(n, tids.length, i);
            Matrix band = Matrix.zero(firstRow(n, tids.length, i + 1) - first, n);
            pvm_recv(tids[i], BAND);
            pvm_upkdouble(band.values(), band.values().length, 1);
            product.setRows(first, band);
        }
        return product;
    }

    private static int firstRow(int rows, int workers, int worker) {
        return rows * worker / workers;
    }
}
