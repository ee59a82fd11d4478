package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

/// Every type packed and unpacked, with strides, in all three encodings.
public final class PackAllTypes {
    private PackAllTypes() {}

    public static void main(String[] argv) {
        int self = pvm_mytid();
        int[] encodings = {PvmDataDefault, PvmDataRaw, PvmDataInPlace};
        for (int encoding : encodings) {
            byte[] bytes = {1, -2, 3};
            short[] shorts = {-300, 5, 400};
            long[] longs = {1L << 60, -7};
            float[] floats = {1.5f, Float.MIN_VALUE};
            double[] doubles = {Math.PI, -0.0, 1e300, 4};
            pvm_initsend(encoding);
            pvm_pkbyte(bytes, 3, 1);
            pvm_pkshort(shorts, 2, 2);
            pvm_pklong(longs, 2, 1);
            pvm_pkfloat(floats, 2, 1);
            pvm_pkdouble(doubles, 2, 2);
            pvm_pkint(new int[] {encoding, -1}, 2, 1);
            if (encoding != PvmDataInPlace) {
                pvm_pkstr("text \u00e9 " + encoding);
            }
            int sent = pvm_send(self, 30 + encoding);
            pvm_recv(self, 30 + encoding);
            byte[] b = new byte[3];
            short[] s = new short[3];
            long[] j = new long[2];
            float[] f = new float[2];
            double[] d = new double[3];
            int[] i = new int[2];
            String[] text = {"-"};
            int codes =
                    pvm_upkbyte(b, 3, 1)
                            + pvm_upkshort(s, 2, 2)
                            + pvm_upklong(j, 2, 1)
                            + pvm_upkfloat(f, 2, 1)
                            + pvm_upkdouble(d, 2, 2)
                            + pvm_upkint(i, 2, 1);
            if (encoding != PvmDataInPlace) {
                codes += pvm_upkstr(text);
            }
            System.out.println(
                    sent + " " + codes + " " + b[1] + " " + s[0] + s[1] + s[2] + " " + j[0] + j[1]
                            + " " + f[0] + f[1]);
            System.out.println(d[0] + " " + d[1] + " " + d[2] + " " + i[0] + i[1] + " " + text[0]);
        }
    }
}
