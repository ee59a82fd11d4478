package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.O5Group.N;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmReduceFunction;

/// Part of [O5Group]: every built-in reduction over the types it supports, and one of the user's.
final class O5Reductions {

    private final int inst;
    private final int[] peers;

    O5Reductions(int inst, int[] peers) {
        this.inst = inst;
        this.peers = peers;
    }

    void run() {
        integers();
        doubles();
        narrowAndLong();
        complexNumbers();
        others();
    }

    private void tell(String name, int rc, String values) {
        if (inst == 0) {
            say(name, "%s %s", rcs(rc), values);
        }
    }

    private static int reduce(PvmReduceFunction f, Object data, int count, int type) {
        pvm_barrier("g", N);
        return pvm_reduce(f, data, count, type, 80, "g", 0);
    }

    private void ints(String name, PvmReduceFunction f, int... a) {
        int r = reduce(f, a, a.length, PVM_INT);
        tell("spec.reduce." + name, r, joined(" ", a));
    }

    private void integers() {
        ints("sum.int", PvmSum, inst + 1, -inst, 7);
        ints("product.int", PvmProduct, inst + 1, -inst - 1, 2);
        ints("max.int", PvmMax, inst, -inst, 5);
        ints("min.int", PvmMin, inst, -inst, 5);
    }

    private void doubles() {
        double[] d = {inst + .5, -inst};
        int r = reduce(PvmSum, d, 2, PVM_DOUBLE);
        tell("spec.reduce.sum.double", r, g(d[0]) + " " + g(d[1]));
        d = new double[] {inst + .5, -inst};
        r = reduce(PvmMax, d, 2, PVM_DOUBLE);
        tell("spec.reduce.max.double", r, g(d[0]) + " " + g(d[1]));
    }

    private void narrowAndLong() {
        short[] h = {(short) (100 + inst)};
        int r = reduce(PvmSum, h, 1, PVM_SHORT);
        tell("spec.reduce.sum.short", r, String.valueOf(h[0]));
        long[] lo = {1000L + inst};
        r = reduce(PvmSum, lo, 1, PVM_LONG);
        tell("spec.reduce.sum.long", r, String.valueOf(lo[0]));
    }

    private void complexNumbers() {
        cplx("spec.reduce.sum.cplx", PvmSum, inst, 1);
        cplx("spec.reduce.product.cplx_i_to_the_4", PvmProduct, 0, 1);
        cplx("spec.reduce.max.cplx_by_modulus", PvmMax, inst, -inst);
        double[] d = {inst + 1, 1};
        int r = reduce(PvmMin, d, 1, PVM_DCPLX);
        tell("spec.reduce.min.dcplx_by_modulus", r, complex(d[0], d[1]));
    }

    private void cplx(String name, PvmReduceFunction f, float re, float im) {
        float[] c = {re, im};
        int r = reduce(f, c, 1, PVM_CPLX);
        tell(name, r, complex(c[0], c[1]));
    }

    private void others() {
        byte[] by = {(byte) ('a' + inst)};
        int r = reduce(PvmMax, by, 1, PVM_BYTE);
        tell("spec.reduce.max.byte", r, String.valueOf((char) by[0]));
        int[] a = {inst == 2 ? -9 : inst};
        r = reduce(O5Reductions::furthestFromZero, a, 1, PVM_INT);
        tell("spec.reduce.user_function", r, String.valueOf(a[0]));
        a[0] = inst + 1;
        pvm_barrier("g", N);
        pvm_reduce(PvmSum, a, 1, PVM_INT, 81, "g", 3);
        if (inst == 3) {
            sendInt(peers[0], 82, a[0]);
        }
        if (inst == 0) {
            say("spec.reduce.root_3", "%d", recvInt(peers[3], 82, "r3"));
        }
    }

    private static void furthestFromZero(int[] type, Object x, Object y, int[] num, int[] info) {
        int[] a = (int[]) x;
        int[] b = (int[]) y;
        for (int i = 0; i < num[0]; i++) {
            if (Math.abs(b[i]) > Math.abs(a[i])) {
                a[i] = b[i];
            }
        }
        info[0] = PvmOk;
    }
}
