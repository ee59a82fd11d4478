package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of the oracle's o1_pack: buffers and their switching, headers, in-place and big messages.
final class O1Buffers extends Oracle {

    void run() {
        enrol();
        switching();
        bufferErrors();
        freeing();
        receiving();
        forwarding();
        headers();
        inplace();
        big();
        pvm_exit();
    }

    private static int unpackInt() {
        int[] v = new int[1];
        pvm_upkint(v, 1, 1);
        return v[0];
    }

    private static int packInt(int value) {
        return pvm_pkint(new int[] {value}, 1, 1);
    }

    private void sendInt(int tag, int value) {
        pvm_initsend(PvmDataDefault);
        packInt(value);
        pvm_send(me, tag);
    }

    private void switching() {
        pvm_setsbuf(0);
        pvm_setrbuf(0);
        say("spec.buf.getsbuf_none", pvm_getsbuf());
        say("spec.buf.getrbuf_none", pvm_getrbuf());
        int a = pvm_mkbuf(PvmDataDefault);
        int b = pvm_mkbuf(PvmDataRaw);
        say("spec.buf.mkbuf_distinct_positive", a > 0 && b > 0 && a != b ? "yes" : "no");
        say("spec.buf.mkbuf_does_not_activate", pvm_getsbuf());
        say("spec.buf.setsbuf_first_returns", pvm_setsbuf(a));
        say("spec.buf.setsbuf_returns_old", pvm_setsbuf(b) == a ? "old" : "other");
        pvm_setsbuf(a);
        packInt(5);
        pvm_setsbuf(b);
        packInt(6);
        pvm_setsbuf(a);
        packInt(7);
        loop(15);
        say("spec.buf.switch_and_append", list(unpackInt(), unpackInt()));
        say("spec.buf.send_keeps_buffer", pvm_getsbuf() == a ? "kept" : "gone");
        loop(15);
        say("spec.buf.send_twice_same_content", unpackInt());
        packInt(8);
        loop(15);
        int[] q = new int[3];
        String rc = rcs(pvm_upkint(q, 3, 1));
        say("impl.buf.pack_more_after_send", rc + " " + list(q));
    }

    private void bufferErrors() {
        int b = pvm_mkbuf(PvmDataRaw);
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

    private void freeing() {
        int[] n = new int[1];
        int a = pvm_mkbuf(PvmDataDefault);
        pvm_setsbuf(a);
        pvm_freebuf(a);
        say("spec.buf.freeing_active_send_buffer_clears_it", pvm_getsbuf());
        sayrc("impl.buf.bufinfo_zero", pvm_bufinfo(0, n, n, n));
        sayrc("spec.buf.bufinfo_bad_id", pvm_bufinfo(9999, n, n, n));
        a = pvm_initsend(PvmDataDefault);
        int b = pvm_initsend(PvmDataDefault);
        sayrc("impl.buf.initsend_frees_previous", pvm_bufinfo(a == b ? 9999 : a, n, null, null));
    }

    private void receiving() {
        sendInt(16, 1);
        sendInt(17, 2);
        int a = pvm_recv(me, 16);
        pvm_recv(me, 17);
        sayrc("spec.buf.recv_frees_previous_recv_buffer", pvm_bufinfo(a, null, null, null));
        sendInt(16, 1);
        sendInt(17, 2);
        a = pvm_recv(me, 16);
        String saved = pvm_setrbuf(0) == a ? "saved" : "no";
        pvm_recv(me, 17);
        int v = unpackInt();
        pvm_setrbuf(a);
        say("spec.buf.setrbuf0_saves_buffer", saved + " " + list(v, unpackInt()));
        String rc = rcs(pvm_nrecv(me, 4242));
        say("spec.buf.failed_nrecv_clears_recv_buffer", rc + " rbuf=" + pvm_getrbuf());
    }

    private void forwarding() {
        pvm_initsend(PvmDataDefault);
        packInt(31);
        packInt(32);
        pvm_send(me, 18);
        int a = pvm_recv(me, 18);
        int v = unpackInt();
        pvm_setrbuf(0);
        pvm_setrbuf(a);
        say("impl.buf.setrbuf_again_keeps_unpack_position", list(v, unpackInt()));
        pvm_setsbuf(pvm_getrbuf());
        String r = pvm_getrbuf() != 0 ? "set" : "0";
        String s = pvm_getsbuf() != 0 ? "set" : "0";
        say("impl.buf.recv_buffer_made_send_buffer", "rbuf=" + r + " sbuf=" + s);
        pvm_send(me, 19);
        pvm_recv(me, 19);
        say("impl.buf.forward_received_buffer", list(unpackInt(), unpackInt()));
    }

    private String who(int tid) {
        return tid == me ? "me" : "other";
    }

    private void headers() {
        PvmMInfo mi = new PvmMInfo();
        int a = pvm_initsend(PvmDataDefault);
        packInt(3);
        packInt(3);
        pvm_getminfo(a, mi);
        say("spec.minfo.send.len", mi.len);
        say("impl.minfo.send.enc_xdr", "0x" + Integer.toHexString(mi.enc));
        say("spec.minfo.send.src", who(mi.src));
        pvm_send(me, 20);
        pvm_getminfo(pvm_recv(-1, 20), mi);
        say(
                "spec.minfo.recv",
                "len=%d ctx=%d tag=%d wid=%d src=%s dst=%s crc=%d"
                        .formatted(
                                mi.len, mi.ctx, mi.tag, mi.wid, who(mi.src), who(mi.dst), mi.crc));
        pvm_getminfo(pvm_initsend(PvmDataRaw), mi);
        boolean own = mi.enc != 0x10000000 && mi.enc != 0;
        say("impl.minfo.raw_enc_is_host_dsig", own ? "yes" : "no");
        pvm_getminfo(pvm_initsend(PvmDataInPlace), mi);
        say("impl.minfo.inplace_enc", "0x" + Integer.toHexString(mi.enc));
        a = pvm_initsend(PvmDataDefault);
        pvm_getminfo(a, mi);
        mi.wid = 77;
        mi.tag = 5;
        mi.len = 1234;
        sayrc("spec.minfo.setminfo", pvm_setminfo(a, mi));
        pvm_getminfo(a, mi);
        say("spec.minfo.set_wid_kept_len_ignored", "wid=%d len=%d".formatted(mi.wid, mi.len));
        pvm_send(me, 21);
        pvm_getminfo(pvm_recv(-1, -1), mi);
        say("spec.minfo.wid_travels_send_tag_wins", "wid=%d tag=%d".formatted(mi.wid, mi.tag));
        sayrc("impl.minfo.bad_id", pvm_getminfo(9999, mi));
        sayrc("impl.minfo.zero", pvm_getminfo(0, mi));
    }

    private void inplace() {
        int[] v = {1, 2, 3};
        int[] w = new int[3];
        int[] n = new int[1];
        pvm_initsend(PvmDataInPlace);
        pvm_pkint(v, 3, 1);
        v[1] = 20;
        pvm_send(me, 40);
        v[2] = 30;
        pvm_recv(me, 40);
        pvm_upkint(w, 3, 1);
        say("spec.inplace.sees_changes_until_send", list(w));
        pvm_initsend(PvmDataInPlace);
        sayrc("spec.inplace.stride2", pvm_pkint(v, 2, 2));
        pvm_initsend(PvmDataInPlace);
        pvm_pkint(v, 3, 1);
        say("impl.inplace.bufinfo_before_send", packedBytes());
        pvm_send(me, 41);
        pvm_bufinfo(pvm_recv(me, 41), n, null, null);
        say("spec.inplace.bufinfo_at_receiver", n[0]);
        String rc = rcs(pvm_psend(me, 42, v, 3, PVM_INT));
        pvm_bufinfo(pvm_recv(me, 42), n, null, null);
        pvm_upkint(w, 3, 1);
        say("spec.psend.received_by_recv", rc + " " + n[0] + " bytes " + list(w));
    }

    private void big() {
        int[] a = new int[300_000];
        int[] b = new int[a.length];
        int[] n = new int[1];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 7;
        }
        pvm_initsend(PvmDataDefault);
        pvm_pkint(a, a.length, 1);
        pvm_send(me, 50);
        pvm_bufinfo(pvm_recv(me, 50), n, null, null);
        pvm_upkint(b, b.length, 1);
        String equal = Arrays.equals(a, b) ? "equal" : "DIFFER";
        say("spec.big.1200000_bytes_self", n[0] + " " + equal);
        String s = "x".repeat(100_000);
        String[] t = new String[1];
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(s);
        pvm_send(me, 51);
        pvm_bufinfo(pvm_recv(me, 51), n, null, null);
        pvm_upkstr(t);
        say("spec.big.string_100000", n[0] + " " + (s.equals(t[0]) ? "equal" : "DIFFER"));
        pvm_initsend(PvmDataDefault);
        pvm_send(me, 52);
        pvm_bufinfo(pvm_recv(me, 52), n, null, null);
        say("spec.empty_message_length", n[0]);
    }
}
