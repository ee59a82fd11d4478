package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// Part of the oracle's o1_pack: every type in every encoding, and strides.
final class O1RoundTrips {

    private final int me;
    private String enc = "";
    private int how;

    O1RoundTrips(int me) {
        this.me = me;
    }

    void run() {
        roundtrip("default", PvmDataDefault);
        roundtrip("raw", PvmDataRaw);
        roundtrip("inplace", PvmDataInPlace);
        strides("default", PvmDataDefault);
        strides("raw", PvmDataRaw);
    }

    private void attempt(String name, IntSupplier pack, IntSupplier unpack, BooleanSupplier same) {
        pvm_initsend(how);
        int _ = pack.getAsInt();
        say("impl.pack." + enc + ".bytes." + name, "%d", packedBytes());
        loop(me, 11);
        String rc = rcs(unpack.getAsInt());
        say("spec.pack." + enc + ".roundtrip." + name, "%s %s", rc, equal(same.getAsBoolean()));
    }

    private void roundtrip(String name, int encoding) {
        enc = name;
        how = encoding;
        byte[] b = bytes("abcdefgh");
        byte[] b2 = new byte[8];
        attempt(
                "byte8",
                () -> pvm_pkbyte(b, 8, 1),
                () -> pvm_upkbyte(b2, 8, 1),
                () -> Arrays.equals(b, b2));
        attempt(
                "byte3",
                () -> pvm_pkbyte(b, 3, 1),
                () -> pvm_upkbyte(b2, 3, 1),
                () -> Arrays.equals(b, b2));
        short[] h = {-32768, -2, -1, 0, 1, 32767};
        short[] h2 = new short[6];
        attempt(
                "short6",
                () -> pvm_pkshort(h, 6, 1),
                () -> pvm_upkshort(h2, 6, 1),
                () -> Arrays.equals(h, h2));
        int[] i = {Integer.MIN_VALUE, -2, -1, 0, 1, Integer.MAX_VALUE};
        int[] i2 = new int[6];
        attempt(
                "int6",
                () -> pvm_pkint(i, 6, 1),
                () -> pvm_upkint(i2, 6, 1),
                () -> Arrays.equals(i, i2));
        long[] l = {0, 1, 2, 3, 65536, 2147483647L};
        long[] l2 = new long[6];
        attempt(
                "long6",
                () -> pvm_pklong(l, 6, 1),
                () -> pvm_upklong(l2, 6, 1),
                () -> Arrays.equals(l, l2));
        unsigned();
        floating();
        strings();
    }

    private void unsigned() {
        short[] uh = {0, 1, -2, -1};
        short[] uh2 = new short[4];
        attempt(
                "ushort4",
                () -> pvm_pkushort(uh, 4, 1),
                () -> pvm_upkushort(uh2, 4, 1),
                () -> Arrays.equals(uh, uh2));
        int[] ui = {0, 1, -2, -1};
        int[] ui2 = new int[4];
        attempt(
                "uint4",
                () -> pvm_pkuint(ui, 4, 1),
                () -> pvm_upkuint(ui2, 4, 1),
                () -> Arrays.equals(ui, ui2));
        long[] ul = {0, 1, 4294967294L, 4294967295L};
        long[] ul2 = new long[4];
        attempt(
                "ulong4",
                () -> pvm_pkulong(ul, 4, 1),
                () -> pvm_upkulong(ul2, 4, 1),
                () -> Arrays.equals(ul, ul2));
    }

    private void floating() {
        float[] f = {-1.5f, 0.0f, 3.25f, 1e30f};
        float[] f2 = new float[4];
        attempt(
                "float4",
                () -> pvm_pkfloat(f, 4, 1),
                () -> pvm_upkfloat(f2, 4, 1),
                () -> Arrays.equals(f, f2));
        double[] d = {-1.5, 0.0, 3.25, 1e300};
        double[] d2 = new double[4];
        attempt(
                "double4",
                () -> pvm_pkdouble(d, 4, 1),
                () -> pvm_upkdouble(d2, 4, 1),
                () -> Arrays.equals(d, d2));
        float[] c = {1, 2, 3, 4, 5, 6};
        float[] c2 = new float[6];
        attempt(
                "cplx3",
                () -> pvm_pkcplx(c, 3, 1),
                () -> pvm_upkcplx(c2, 3, 1),
                () -> Arrays.equals(c, c2));
        double[] z = {1, 2, 3, 4, 5, 6};
        double[] z2 = new double[6];
        attempt(
                "dcplx3",
                () -> pvm_pkdcplx(z, 3, 1),
                () -> pvm_upkdcplx(z2, 3, 1),
                () -> Arrays.equals(z, z2));
    }

    private void strings() {
        if (how == PvmDataInPlace) {
            pvm_initsend(how);
            sayrc("spec.pack.inplace.str", pvm_pkstr("hello"));
            return;
        }
        String[] s = new String[1];
        attempt(
                "str_hello",
                () -> pvm_pkstr("hello"),
                () -> pvm_upkstr(s),
                () -> "hello".equals(s[0]));
        attempt("str_empty", () -> pvm_pkstr(""), () -> pvm_upkstr(s), () -> "".equals(s[0]));
    }

    private void strides(String encoding, int code) {
        String at = "stride." + encoding + ".";
        int[] src = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
        int[] dst = new int[10];

        pvm_initsend(code);
        sayrc("spec." + at + "pkint_4x2.rc", pvm_pkint(src, 4, 2));
        loop(me, 12);
        String rc = rcs(pvm_upkint(dst, 4, 1));
        say("spec." + at + "pk2_upk1", "%s %s", rc, list(Arrays.copyOf(dst, 4)));

        pvm_initsend(code);
        pvm_pkint(src, 3, 1);
        loop(me, 12);
        Arrays.fill(dst, 0);
        rc = rcs(pvm_upkint(dst, 3, 3));
        say("spec." + at + "pk1_upk3", "%s %s", rc, list(Arrays.copyOf(dst, 7)));

        otherStrides(at, code);

        pvm_initsend(code);
        rc = rcs(pvm_pkint(src, 3, 0));
        loop(me, 12);
        pvm_upkint(dst, 3, 1);
        say("impl." + at + "pk_stride0", "%s %s", rc, list(Arrays.copyOf(dst, 3)));
        pvm_initsend(code);
        rc = rcs(pvm_pkint(src, 4, 3, -1));
        loop(me, 12);
        pvm_upkint(dst, 3, 1);
        say("impl." + at + "pk_stride_minus1", "%s %s", rc, list(Arrays.copyOf(dst, 3)));
    }

    private void otherStrides(String at, int code) {
        pvm_initsend(code);
        pvm_pkbyte(bytes("abcdef"), 3, 2);
        pvm_pkshort(new short[] {1, 2, 3, 4, 5, 6}, 3, 2);
        pvm_pklong(new long[] {1, 2, 3, 4, 5, 6}, 2, 3);
        pvm_pkdouble(new double[] {.5, 1.5, 2.5, 3.5, 4.5, 5.5}, 2, 4);
        pvm_pkcplx(new float[] {1, -1, 2, -2, 3, -3, 4, -4}, 2, 2);
        pvm_pkdcplx(new double[] {1, -1, 2, -2, 3, -3, 4, -4}, 2, 3);
        loop(me, 12);
        byte[] bd = bytes("......");
        pvm_upkbyte(bd, 3, 1);
        say("spec." + at + "byte", text(bd, 0, 3));
        short[] sd = new short[6];
        pvm_upkshort(sd, 3, 1);
        say("spec." + at + "short", list(sd[0], sd[1], sd[2]));
        long[] ld = new long[6];
        pvm_upklong(ld, 2, 1);
        say("spec." + at + "long", ld[0] + "," + ld[1]);
        double[] dd = new double[6];
        pvm_upkdouble(dd, 2, 1);
        say("spec." + at + "double", g(dd[0]) + "," + g(dd[1]));
        float[] cd = new float[8];
        pvm_upkcplx(cd, 2, 1);
        say("spec." + at + "cplx", complex(cd[0], cd[1]) + "," + complex(cd[2], cd[3]));
        double[] zd = new double[8];
        pvm_upkdcplx(zd, 2, 1);
        say("spec." + at + "dcplx", complex(zd[0], zd[1]) + "," + complex(zd[2], zd[3]));
    }
}
