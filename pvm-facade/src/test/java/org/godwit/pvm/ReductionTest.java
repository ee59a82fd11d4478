package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

/// The predefined reductions, called as methods and through the fields.
class ReductionTest {

    private static int apply(PvmReduceFunction f, int type, Object x, Object y, int n) {
        int[] info = {-99};
        f.reduce(new int[] {type}, x, y, new int[] {n}, info);
        return info[0];
    }

    @Test
    void numbers_are_combined_item_by_item() {
        int[] info = {-99};
        int[] type = {PVM_INT};
        int[] n = {3};
        int[] x = {1, -5, 7, 100};
        PvmSum(type, x, new int[] {1, 2, 3, 4}, n, info);
        assertThat(x).containsExactly(2, -3, 10, 100);
        PvmMax(type, x, new int[] {3, -4, 9, 4}, n, info);
        assertThat(x).containsExactly(3, -3, 10, 100);
        PvmMin(type, x, new int[] {4, -4, 9, 4}, n, info);
        assertThat(x).containsExactly(3, -4, 9, 100);
        PvmProduct(type, x, new int[] {2, 2, 1 << 30, 4}, n, info);
        assertThat(x).containsExactly(6, -8, 1 << 30, 100);
        assertThat(info).containsExactly(0);
    }

    @Test
    void every_signed_type_is_known() {
        short[] s = {Short.MAX_VALUE};
        assertThat(apply(PvmSum, PVM_SHORT, s, new short[] {1}, 1)).isZero();
        assertThat(s).containsExactly(Short.MIN_VALUE);
        long[] l = {1L << 40};
        assertThat(apply(PvmProduct, PVM_LONG, l, new long[] {3}, 1)).isZero();
        assertThat(l).containsExactly(3L << 40);
        float[] f = {0.1f};
        assertThat(apply(PvmSum, PVM_FLOAT, f, new float[] {0.2f}, 1)).isZero();
        assertThat(f).containsExactly(0.1f + 0.2f);
        double[] d = {1.5};
        assertThat(apply(PvmMin, PVM_DOUBLE, d, new double[] {-1.5}, 1)).isZero();
        assertThat(d).containsExactly(-1.5);
    }

    @Test
    void complex_numbers_are_compared_by_modulus() {
        float[] x = {3, 4, 1, 0};
        assertThat(apply(PvmMax, PVM_CPLX, x, new float[] {-6, 0, 0, 1}, 2)).isZero();
        assertThat(x).containsExactly(-6, 0, 1, 0);
        double[] z = {3, 4, 1, 2};
        assertThat(apply(PvmMin, PVM_DCPLX, z, new double[] {0, -1, 5, 5}, 2)).isZero();
        assertThat(z).containsExactly(0, -1, 1, 2);
        assertThat(apply(PvmProduct, PVM_DCPLX, z, new double[] {0, 1, 3, -1}, 2)).isZero();
        assertThat(z).containsExactly(1, 0, 5, 5);
        assertThat(apply(PvmSum, PVM_CPLX, x, new float[] {1, 1, 1, 1}, 2)).isZero();
        assertThat(x).containsExactly(-5, 1, 2, 1);
    }

    @Test
    void bytes_have_extremes_but_no_sum() {
        byte[] x = {-3, 5};
        byte[] y = {2, 4};
        assertThat(apply(PvmMax, PVM_BYTE, x, y, 2)).isZero();
        assertThat(x).containsExactly(2, 5);
        assertThat(apply(PvmMin, PVM_BYTE, x, new byte[] {-9, 9}, 2)).isZero();
        assertThat(x).containsExactly(-9, 5);
        assertThat(apply(PvmSum, PVM_BYTE, x, y, 2)).isEqualTo(PvmBadParam);
        assertThat(apply(PvmProduct, PVM_BYTE, x, y, 2)).isEqualTo(PvmBadParam);
        assertThat(x).containsExactly(-9, 5);
    }

    @Test
    void strings_and_unsigned_types_are_refused() {
        for (PvmReduceFunction f : new PvmReduceFunction[] {PvmMax, PvmMin, PvmSum, PvmProduct}) {
            for (int type : new int[] {PVM_STR, PVM_USHORT, PVM_UINT, PVM_ULONG, 12, -1}) {
                assertThat(apply(f, type, "a", "b", 1)).isEqualTo(PvmBadParam);
            }
        }
    }
}
