package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O1Pack]: buffers, their switching, freeing, forwarding.
final class O1Buffers {

    private final int me;

    O1Buffers(int me) {
        this.me = me;
    }

    void run() {
        pvm_setsbuf(0);
        pvm_setrbuf(0);
        say("spec.buf.getsbuf_none", "%d", pvm_getsbuf());
        say("spec.buf.getrbuf_none", "%d", pvm_getrbuf());
        int a = pvm_mkbuf(PvmDataDefault);
        int b = pvm_mkbuf(PvmDataRaw);
        switching(a, b);
        errors(b);
        freeing(a);
        receiving();
        forwarding();
    }

    private void switching(int a, int b) {
        say("spec.buf.mkbuf_distinct_positive", "%s", yes(a > 0 && b > 0 && a != b));
        say("spec.buf.mkbuf_does_not_activate", "%d", pvm_getsbuf());
        say("spec.buf.setsbuf_first_returns", "%d", pvm_setsbuf(a));
        say("spec.buf.setsbuf_returns_old", pvm_setsbuf(b) == a ? "old" : "other");
        pvm_setsbuf(a);
        packInt(5);
        pvm_setsbuf(b);
        packInt(6);
        pvm_setsbuf(a);
        packInt(7);
        loop(me, 15);
        say("spec.buf.switch_and_append", list(unpackInt(), unpackInt()));
        say("spec.buf.send_keeps_buffer", pvm_getsbuf() == a ? "kept" : "gone");
        loop(me, 15);
        say("spec.buf.send_twice_same_content", "%d", unpackInt());
        packInt(8);
        loop(me, 15);
        int[] q = new int[3];
        int rc = pvm_upkint(q, 3, 1);
        say("impl.buf.pack_more_after_send", "%s %s", rcs(rc), list(q));
    }

    private static void errors(int b) {
        sayrc("spec.buf.setsbuf_bad_id", pvm_setsbuf(9999));
        sayrc("spec.buf.setsbuf_negative", pvm_setsbuf(-1));
        sayrc("spec.buf.setrbuf_bad_id", pvm_setrbuf(9999));
        sayrc("spec.buf.setrbuf_negative", pvm_setrbuf(-1));
        sayrc("spec.buf.freebuf_bad_id", pvm_freebuf(9999));
        sayrc("spec.buf.freebuf_negative", pvm_freebuf(-1));
        sayrc("impl.buf.freebuf_zero", pvm_freebuf(0));
        sayrc("spec.buf.freebuf_ok", pvm_freebuf(b));
        sayrc("spec.buf.freebuf_twice", pvm_freebuf(b));
    }

    private static void freeing(int active) {
        int[] n = new int[1];
        pvm_setsbuf(active);
        pvm_freebuf(active);
        say("spec.buf.freeing_active_send_buffer_clears_it", "%d", pvm_getsbuf());
        sayrc("impl.buf.bufinfo_zero", pvm_bufinfo(0, n, new int[1], new int[1]));
        sayrc("spec.buf.bufinfo_bad_id", pvm_bufinfo(9999, n, new int[1], new int[1]));
        int a = pvm_initsend(PvmDataDefault);
        int b = pvm_initsend(PvmDataDefault);
        sayrc("impl.buf.initsend_frees_previous", pvm_bufinfo(a == b ? 9999 : a, n, null, null));
    }

    private void receiving() {
        packInt(1);
        pvm_send(me, 16);
        sendInt(me, 17, 2);
        // both are here: the second cannot be given the first one's id
        while (pvm_probe(me, 17) == 0) {
            nap(5);
        }
        int a = pvm_recv(me, 16);
        pvm_recv(me, 17);
        sayrc("spec.buf.recv_frees_previous_recv_buffer", pvm_bufinfo(a, null, null, null));
        sendInt(me, 16, 1);
        sendInt(me, 17, 2);
        a = pvm_recv(me, 16);
        String saved = pvm_setrbuf(0) == a ? "saved" : "no";
        pvm_recv(me, 17);
        int v = unpackInt();
        pvm_setrbuf(a);
        say("spec.buf.setrbuf0_saves_buffer", "%s %s", saved, list(v, unpackInt()));
        int rc = pvm_nrecv(me, 4242);
        say("spec.buf.failed_nrecv_clears_recv_buffer", "%s rbuf=%d", rcs(rc), pvm_getrbuf());
    }

    private void forwarding() {
        sendInt(me, 18, 31, 32);
        int a = pvm_recv(me, 18);
        int v = unpackInt();
        pvm_setrbuf(0);
        pvm_setrbuf(a);
        say("impl.buf.setrbuf_again_keeps_unpack_position", list(v, unpackInt()));
        pvm_setsbuf(pvm_getrbuf());
        say(
                "impl.buf.recv_buffer_made_send_buffer",
                "rbuf=%s sbuf=%s",
                pvm_getrbuf() == 0 ? "0" : "set",
                pvm_getsbuf() == 0 ? "0" : "set");
        pvm_send(me, 19);
        pvm_recv(me, 19);
        say("impl.buf.forward_received_buffer", list(unpackInt(), unpackInt()));
    }
}
