package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

/// A product of matrices, whose rows travel through messages of the task to itself.
public final class MatrixMultiply {
    private MatrixMultiply() {}

    private static final int SIZE = 7;
    private static final int ROW = 4;

    private static double[][] make(int seed) {
        double[][] made = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                made[i][j] = (seed * i + j) % 5 - 1.5;
            }
        }
        return made;
    }

    public static void main(String[] argv) {
        double[][] a = make(3);
        double[][] b = make(2);
        int self = pvm_mytid();
        for (int i = 0; i < SIZE; i++) {
            double[] row = new double[SIZE];
            for (int j = 0; j < SIZE; j++) {
                for (int k = 0; k < SIZE; k++) {
                    row[j] += a[i][k] * b[k][j];
                }
            }
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {i}, 1, 1);
            pvm_pkdouble(row, SIZE, 1);
            pvm_send(self, ROW);
        }
        Checksum sum = new Checksum();
        for (int i = 0; i < SIZE; i++) {
            pvm_recv(self, ROW);
            int[] index = new int[1];
            double[] row = new double[SIZE];
            pvm_upkint(index, 1, 1);
            pvm_upkdouble(row, SIZE, 1);
            for (double value : row) {
                sum.add(value);
            }
            System.out.println("row " + index[0] + " " + sum);
        }
    }
}
