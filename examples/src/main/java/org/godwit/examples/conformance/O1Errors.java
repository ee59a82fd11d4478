package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of the oracle's o1_pack: errors, type confusion, what is on the wire, long integers.
final class O1Errors {

    private final int me;

    O1Errors(int me) {
        this.me = me;
    }

    void run() {
        codes();
        shortMessages();
        confusedTypes();
        wire();
        longs();
    }

    private static void ints(int encoding, int... values) {
        pvm_initsend(encoding);
        pvm_pkint(values, values.length, 1);
    }

    private void codes() {
        int[] v = {1, 2, 3, 4};
        int[] w = new int[8];
        pvm_setsbuf(0);
        pvm_setrbuf(0);
        sayrc("spec.err.pkint_no_send_buffer", pvm_pkint(v, 1, 1));
        sayrc("spec.err.upkint_no_recv_buffer", pvm_upkint(w, 1, 1));
        sayrc("spec.err.pkstr_no_send_buffer", pvm_pkstr("x"));
        sayrc("spec.err.send_no_buffer", pvm_send(me, 1));
        sayrc("spec.err.packf_no_buffer", pvm_packf("%d", 1));
        sayrc("spec.err.unpackf_no_buffer", pvm_unpackf("%d", w));
        sayrc("spec.err.initsend_bad_encoding", pvm_initsend(77));
        sayrc("spec.err.mkbuf_bad_encoding", pvm_mkbuf(-1));
        sayrc("impl.err.initsend_3_is_bad", pvm_initsend(3));
        pvm_initsend(PvmDataDefault);
        sayrc("impl.err.pkint_negative_count", pvm_pkint(v, -1, 1));
        sayrc("spec.err.pkint_zero_count", pvm_pkint(v, 0, 1));
        pvm_pkint(v, 2, 1);
        loop(me, 13);
        sayrc("impl.err.upkint_negative_count", pvm_upkint(w, -1, 1));
        sayrc("spec.err.upkint_within", pvm_upkint(w, 2, 1));
        sayrc("spec.err.upkint_past_end", pvm_upkint(w, 1, 1));
        sayrc("spec.err.upkint_past_end_again", pvm_upkint(w, 1, 1));
    }

    private void shortMessages() {
        int[] w = new int[5];
        Arrays.fill(w, -7);
        ints(PvmDataDefault, 1, 2, 3);
        loop(me, 13);
        say("impl.err.upkint_5_of_3", rcs(pvm_upkint(w, 5, 1)) + " " + list(w));
        sayrc("impl.err.after_failed_unpack", pvm_upkint(w, 1, 1));
        Arrays.fill(w, -7);
        ints(PvmDataRaw, 1, 2, 3);
        loop(me, 13);
        say("impl.err.raw.upkint_5_of_3", rcs(pvm_upkint(w, 5, 1)) + " " + list(w));
    }

    private void confusedTypes() {
        int[] w = new int[8];
        ints(PvmDataDefault, 65537);
        loop(me, 13);
        short[] sh = new short[1];
        say("impl.mismatch.int_as_short", rcs(pvm_upkshort(sh, 1, 1)) + " " + sh[0]);
        ints(PvmDataDefault, 0x3f800000);
        loop(me, 13);
        float[] f = new float[1];
        say("impl.mismatch.int_as_float", rcs(pvm_upkfloat(f, 1, 1)) + " " + g(f[0]));
        ints(PvmDataDefault, 7);
        loop(me, 13);
        sayrc("impl.mismatch.int_as_double", pvm_upkdouble(new double[] {-1}, 1, 1));
        pvm_initsend(PvmDataDefault);
        pvm_pkdouble(new double[] {1}, 1, 1);
        loop(me, 13);
        String rc = rcs(pvm_upkint(w, 2, 1));
        String hex = "0x" + Integer.toHexString(w[0]) + ",0x" + Integer.toHexString(w[1]);
        say("impl.mismatch.double_as_2_ints", rc + " " + hex);
    }

    private void wire() {
        int[] w = new int[8];
        byte[] s = new byte[128];
        String[] str = new String[1];
        pvm_initsend(PvmDataDefault);
        pvm_pkstr("ab");
        loop(me, 13);
        String rc = rcs(pvm_upkint(w, 1, 1));
        say("impl.wire.string_length_prefix_counts_nul", rc + " " + w[0]);
        rc = rcs(pvm_upkbyte(s, 3, 1));
        say("impl.wire.string_body", rc + " " + text(s, 0, 2));
        ints(PvmDataDefault, 3);
        pvm_pkbyte(withNul("hi"), 3, 1);
        loop(me, 13);
        rc = rcs(pvm_upkstr(str));
        say("impl.wire.int_plus_bytes_is_a_string", rc + " " + str[0]);
        pvm_initsend(PvmDataDefault);
        pvm_pkbyte(bytes("abcdef"), 3, 1);
        pvm_pkbyte(bytes("xyz"), 3, 1);
        loop(me, 13);
        rc = rcs(pvm_upkbyte(s, 6, 1));
        String seen = text(s, 0, 3) + "(pad)" + text(s, 4, 2);
        say("impl.wire.bytes_3_plus_3_as_6", rc + " " + seen);
        halves(PvmDataDefault, "impl.wire.bytes_6_as_3_plus_3", 3);
        halves(PvmDataRaw, "impl.wire.raw.bytes_6_as_3_plus_3", 6);
    }

    private void halves(int encoding, String name, int shown) {
        byte[] s = new byte[8];
        pvm_initsend(encoding);
        pvm_pkbyte(bytes("abcdef"), 6, 1);
        loop(me, 13);
        String first = rcs(pvm_upkbyte(s, 3, 1));
        String second = rcs(pvm_upkbyte(s, 3, 3, 1));
        say(name, first + " " + second + " " + text(s, 0, shown));
    }

    private void longs() {
        long[] in = {-1, -2147483648L, 2147483647L, 2147483648L, 1L << 40};
        long[] out = new long[1];
        for (long value : in) {
            pvm_initsend(PvmDataDefault);
            String packed = rcs(pvm_pklong(new long[] {value}, 1, 1));
            loop(me, 13);
            String unpacked = rcs(pvm_upklong(out, 1, 1));
            say("impl.long.default." + value, packed + " " + unpacked + " " + out[0]);
        }
        long[] unsigned = {4294967295L, 4294967296L, 1L << 63};
        for (long value : unsigned) {
            pvm_initsend(PvmDataDefault);
            String packed = rcs(pvm_pkulong(new long[] {value}, 1, 1));
            loop(me, 13);
            String unpacked = rcs(pvm_upkulong(out, 1, 1));
            say(
                    "impl.ulong.default." + Long.toUnsignedString(value),
                    packed + " " + unpacked + " " + Long.toUnsignedString(out[0]));
        }
        pvm_initsend(PvmDataRaw);
        String packed = rcs(pvm_pklong(new long[] {1L << 40}, 1, 1));
        loop(me, 13);
        String unpacked = rcs(pvm_upklong(out, 1, 1));
        say("spec.long64.raw", "%s %s %s", packed, unpacked, equal(out[0] == 1L << 40));
    }
}
