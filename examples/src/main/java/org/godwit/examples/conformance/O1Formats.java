package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O1Pack]: packf and unpackf.
final class O1Formats {

    private final int me;

    O1Formats(int me) {
        this.me = me;
    }

    void run() {
        mixed();
        stridesAndComplex();
        unsignedAndErrors();
    }

    private void mixed() {
        int[] a = {1, 2, 3, 4};
        double[] d = {.5, 1.5, 2.5};
        int rc =
                pvm_packf(
                        "%+ %d %*d %3lf %s %c %hd %ld %f",
                        PvmDataDefault, 42, 4, a, d, "fmt", 'q', 12, 99L, 2.5);
        sayrc("spec.packf.mixed.rc", rc);
        loop(me, 14);
        int[] n = new int[1];
        rc = pvm_unpackf("%d", n);
        say("spec.unpackf.int", "%s %d", rcs(rc), n[0]);
        int[] b = new int[8];
        double[] e = new double[3];
        String[] s = {""};
        byte[] c = new byte[1];
        short[] h = new short[1];
        long[] l = new long[1];
        float[] f = new float[1];
        rc = pvm_unpackf("%*d %3lf %s %c %hd %ld %f", 4, b, e, s, c, h, l, f);
        say(
                "spec.unpackf.mixed",
                "%s %d,%d,%d,%d %s,%s,%s %s %c %d %d %s",
                rcs(rc),
                b[0],
                b[1],
                b[2],
                b[3],
                g(e[0]),
                g(e[1]),
                g(e[2]),
                s[0],
                (char) c[0],
                h[0],
                l[0],
                g(f[0]));
    }

    private void stridesAndComplex() {
        int rc = pvm_packf("%+ %2.2d", PvmDataRaw, new int[] {1, 2, 3, 4});
        loop(me, 14);
        int[] b = new int[8];
        int n = pvm_upkint(b, 2, 1);
        say("spec.packf.stride", "%s %s %d,%d", rcs(rc), rcs(n), b[0], b[1]);
        rc = pvm_packf("%+ %x %lx", PvmDataDefault, new float[] {1.5f, -2.5f}, new double[] {4, 5});
        loop(me, 14);
        float[] x = new float[2];
        double[] dx = new double[2];
        n = pvm_unpackf("%x %lx", x, dx);
        say(
                "spec.packf.complex",
                "%s %s %s %s",
                rcs(rc),
                rcs(n),
                complex(x[0], x[1]),
                complex(dx[0], dx[1]));
    }

    private void unsignedAndErrors() {
        int rc = pvm_packf("%+ %hud", PvmDataDefault, 65535);
        loop(me, 14);
        short[] uh = new short[1];
        int n = pvm_unpackf("%hud", uh);
        say("spec.packf.ushort", "%s %s %d", rcs(rc), rcs(n), uh[0] & 0xffff);
        pvm_initsend(PvmDataDefault);
        sayrc("impl.packf.bad_conversion", pvm_packf("%q", 1));
        sayrc("impl.packf.only_init", pvm_packf("%+", PvmDataDefault));
    }
}
