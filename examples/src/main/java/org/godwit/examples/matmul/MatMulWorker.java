package org.godwit.examples.matmul;

import static org.godwit.pvm.Pvm.*;

/// Computes one band of rows of the product.
public final class MatMulWorker {

    private MatMulWorker() {}

    public static void main(String[] argv) {
        int master = pvm_parent();
        pvm_recv(master, MatMul.TASK);
        int[] shape = new int[3];
        pvm_upkint(shape, 3, 1);
        Matrix band = Matrix.zero(shape[0], shape[1]);
        Matrix right = Matrix.zero(shape[1], shape[1]);
        pvm_upkdouble(band.values(), band.values().length, 1);
        pvm_upkdouble(right.values(), right.values().length, 1);

        Matrix product = band.timesInBlocks(right, shape[2]);

        pvm_initsend(PvmDataDefault);
        pvm_pkdouble(product.values(), product.values().length, 1);
        pvm_send(master, MatMul.BAND);
        pvm_exit();
    }
}
