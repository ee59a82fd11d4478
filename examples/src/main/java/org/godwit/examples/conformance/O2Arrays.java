package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of [O2Messages]: psend and precv.
final class O2Arrays {

    private final int me;
    private final int[] tid = new int[1];
    private final int[] tag = new int[1];
    private final int[] length = new int[1];

    O2Arrays(int me) {
        this.me = me;
    }

    void run() {
        refused();
        narrow();
        wide();
        outArguments();
        lengths();
        conversions();
    }

    private void refused() {
        int[] v = {1, 2, 3};
        sayrc("spec.psend.str", pvm_psend(me, 1, v, 3, PVM_STR));
        sayrc("spec.psend.unknown_type", pvm_psend(me, 1, v, 3, 99));
        sayrc("spec.psend.negative_type", pvm_psend(me, 1, v, 3, -1));
        sayrc("spec.psend.negative_tag", pvm_psend(me, -1, v, 3, PVM_INT));
        sayrc("spec.psend.bad_tid", pvm_psend(0, 1, v, 3, PVM_INT));
        sayrc("impl.psend.no_such_task", pvm_psend(0x3ff80001, 1, v, 3, PVM_INT));
        sayrc("spec.precv.str", pvm_precv(me, 1, v, 3, PVM_STR, tid, tag, length));
        sayrc("spec.precv.unknown_type", pvm_precv(me, 1, v, 3, 99, tid, tag, length));
    }

    private String sent(Object out, Object in, int count, int type) {
        int rc = pvm_psend(me, 50 + type, out, count, type);
        int rc2 = pvm_precv(me, 50 + type, in, count, type, tid, tag, length);
        return rcs(rc) + " " + rcs(rc2) + " " + length[0] + " bytes ";
    }

    private void narrow() {
        byte[] b = bytes("abc");
        byte[] b2 = new byte[3];
        say("spec.psend.byte", sent(b, b2, 3, PVM_BYTE) + equal(Arrays.equals(b, b2)));
        short[] h = {-32768, 0, 32767};
        short[] h2 = new short[3];
        say("spec.psend.short", sent(h, h2, 3, PVM_SHORT) + equal(Arrays.equals(h, h2)));
        say("spec.psend.ushort", sent(h, h2, 3, PVM_USHORT) + equal(Arrays.equals(h, h2)));
        int[] i = {Integer.MIN_VALUE, 0, Integer.MAX_VALUE};
        int[] i2 = new int[3];
        say("spec.psend.int", sent(i, i2, 3, PVM_INT) + equal(Arrays.equals(i, i2)));
        say("spec.psend.uint", sent(i, i2, 3, PVM_UINT) + equal(Arrays.equals(i, i2)));
        float[] f = {-1.5f, 0, 1e30f};
        float[] f2 = new float[3];
        say("spec.psend.float", sent(f, f2, 3, PVM_FLOAT) + equal(Arrays.equals(f, f2)));
    }

    private void wide() {
        long[] l = {Long.MIN_VALUE, -1, Long.MAX_VALUE};
        long[] l2 = new long[3];
        say("spec.psend.long", sent(l, l2, 3, PVM_LONG) + equal(Arrays.equals(l, l2)));
        say("spec.psend.ulong", sent(l, l2, 3, PVM_ULONG) + equal(Arrays.equals(l, l2)));
        double[] d = {-1.5, 0, 1e300, 4};
        double[] d2 = new double[4];
        say("spec.psend.double", sent(d, d2, 4, PVM_DOUBLE) + equal(Arrays.equals(d, d2)));
        say("spec.psend.dcplx", sent(d, d2, 2, PVM_DCPLX) + equal(Arrays.equals(d, d2)));
        float[] c = {1, -1, 2, -2};
        float[] c2 = new float[4];
        say("spec.psend.cplx", sent(c, c2, 2, PVM_CPLX) + equal(Arrays.equals(c, c2)));
    }

    private void outArguments() {
        int[] v = {4, 5, 6};
        int[] w = new int[3];
        sendInt(me, 2, 77);
        int kept = recvOrDie(me, 2, "kept");
        pvm_psend(me, 60, v, 3, PVM_INT);
        int rc = pvm_precv(-1, -1, w, 3, PVM_INT, tid, tag, length);
        say(
                "spec.precv.tells",
                "%s %s tag=%d len=%d",
                rcs(rc),
                tid[0] == me ? "me" : "other",
                tag[0],
                length[0]);
        say("spec.precv.content", list(w));
        say("spec.precv.keeps_receive_buffer", "%s %d", yes(pvm_getrbuf() == kept), unpackInt());
        pvm_psend(me, 61, v, 3, PVM_INT);
        rc = pvm_precv(me, 61, w, 3, PVM_INT, null, null, null);
        say("spec.precv.without_out_arguments", "%s %s", rcs(rc), list(w));
        pvm_initsend(PvmDataDefault);
        packInt(8);
        int active = pvm_getsbuf();
        pvm_psend(me, 62, v, 1, PVM_INT);
        say("spec.psend.keeps_send_buffer", yes(pvm_getsbuf() == active));
        pvm_precv(me, 62, w, 1, PVM_INT, null, null, null);
    }

    private void lengths() {
        int[] v = {1, 2, 3, 4, 5};
        int[] w = {-7, -7, -7, -7, -7, -7, -7};
        pvm_psend(me, 63, v, 5, PVM_INT);
        int rc = pvm_precv(me, 63, w, 2, PVM_INT, tid, tag, length);
        say("impl.precv.too_long", "%s len=%d %s", rcs(rc), length[0], list(w));
        pvm_psend(me, 63, v, 2, PVM_INT);
        Arrays.fill(w, -7);
        rc = pvm_precv(me, 63, w, 5, PVM_INT, tid, tag, length);
        say("spec.precv.shorter", "%s len=%d %s", rcs(rc), length[0], list(w));
        rc = pvm_psend(me, 64, v, 0, PVM_INT);
        say("spec.psend.nothing", rcs(rc));
        rc = pvm_precv(me, 64, w, 5, PVM_INT, tid, tag, length);
        say("spec.precv.nothing", "%s len=%d", rcs(rc), length[0]);
    }

    private void conversions() {
        int[] w = new int[2];
        sendInt(me, 65, 1, 0x01020304);
        pvm_precv(me, 65, w, 2, PVM_INT, tid, tag, length);
        say("impl.precv.of_default_encoding", "0x%x 0x%x len=%d", w[0], w[1], length[0]);
        pvm_initsend(PvmDataRaw);
        pvm_pkint(new int[] {1, 2}, 2, 1);
        pvm_send(me, 66);
        pvm_precv(me, 66, w, 2, PVM_INT, tid, tag, length);
        say("spec.precv.of_raw", list(w));
        pvm_psend(me, 67, new int[] {3, 4}, 2, PVM_INT);
        recvOrDie(me, 67, "psent");
        say("spec.recv.of_psend", "len=%d %s", length(pvm_getrbuf()), list(unpackInts(2)));
    }
}
