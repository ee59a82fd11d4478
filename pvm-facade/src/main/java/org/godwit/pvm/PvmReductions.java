package org.godwit.pvm;

/// The predefined reductions: as methods, to be called, and as fields, to be passed to pvm_reduce.
/// Part of [Pvm]; programs name only that.
///
/// They know PVM_SHORT, PVM_INT, PVM_LONG, PVM_FLOAT, PVM_DOUBLE, PVM_CPLX and PVM_DCPLX; maximum
/// and minimum also PVM_BYTE, and complex numbers by modulus. `info` gets PvmBadParam for any other
/// type, else PvmOk.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmReductions implements PvmConstants permits PvmPacking {

    public static final PvmReduceFunction PvmMax = Reduction.MAX;
    public static final PvmReduceFunction PvmMin = Reduction.MIN;
    public static final PvmReduceFunction PvmSum = Reduction.SUM;
    public static final PvmReduceFunction PvmProduct = Reduction.PRODUCT;

    PvmReductions() {}

    /// The larger of two items each.
    public static void PvmMax(int[] type, Object x, Object y, int[] num, int[] info) {
        PvmMax.reduce(type, x, y, num, info);
    }

    /// The smaller of two items each.
    public static void PvmMin(int[] type, Object x, Object y, int[] num, int[] info) {
        PvmMin.reduce(type, x, y, num, info);
    }

    /// The sum of two items each.
    public static void PvmSum(int[] type, Object x, Object y, int[] num, int[] info) {
        PvmSum.reduce(type, x, y, num, info);
    }

    /// The product of two items each.
    public static void PvmProduct(int[] type, Object x, Object y, int[] num, int[] info) {
        PvmProduct.reduce(type, x, y, num, info);
    }
}
