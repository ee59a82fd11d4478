package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMInfo;

import java.util.Arrays;

/// Part of [O1Pack]: headers, nested messages, in-place packing, big messages.
final class O1Messages {

    private final int me;

    O1Messages(int me) {
        this.me = me;
    }

    void run() {
        headers();
        settingHeaders();
        nested();
        inplace();
        big();
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
        say("spec.minfo.send.len", "%d", mi.len);
        say("impl.minfo.send.enc_xdr", "0x%x", mi.enc);
        say("spec.minfo.send.src", who(mi.src));
        pvm_send(me, 20);
        pvm_getminfo(pvm_recv(-1, 20), mi);
        say(
                "spec.minfo.recv",
                "len=%d ctx=%d tag=%d wid=%d src=%s dst=%s crc=%d",
                mi.len,
                mi.ctx,
                mi.tag,
                mi.wid,
                who(mi.src),
                who(mi.dst),
                mi.crc);
        pvm_getminfo(pvm_initsend(PvmDataRaw), mi);
        say("impl.minfo.raw_enc_is_host_dsig", yes(mi.enc != 0x10000000 && mi.enc != 0));
        pvm_getminfo(pvm_initsend(PvmDataInPlace), mi);
        say("impl.minfo.inplace_enc", "0x%x", mi.enc);
    }

    private void settingHeaders() {
        PvmMInfo mi = new PvmMInfo();
        int a = pvm_initsend(PvmDataDefault);
        pvm_getminfo(a, mi);
        mi.wid = 77;
        mi.tag = 5;
        mi.len = 1234;
        sayrc("spec.minfo.setminfo", pvm_setminfo(a, mi));
        pvm_getminfo(a, mi);
        say("spec.minfo.set_wid_kept_len_ignored", "wid=%d len=%d", mi.wid, mi.len);
        pvm_send(me, 21);
        pvm_getminfo(pvm_recv(-1, -1), mi);
        say("spec.minfo.wid_travels_send_tag_wins", "wid=%d tag=%d", mi.wid, mi.tag);
        sayrc("impl.minfo.bad_id", pvm_getminfo(9999, mi));
        sayrc("impl.minfo.zero", pvm_getminfo(0, mi));
    }

    private void nested() {
        int in = pvm_mkbuf(PvmDataDefault);
        pvm_setsbuf(in);
        packInt(77);
        pvm_pkstr("inner");
        PvmMInfo mi = new PvmMInfo();
        pvm_getminfo(in, mi);
        mi.tag = 123;
        pvm_setminfo(in, mi);
        int out = pvm_mkbuf(PvmDataDefault);
        pvm_setsbuf(out);
        packInt(1);
        sayrc("spec.nest.pkmesg", pvm_pkmesg(in));
        packInt(2);
        sayrc("spec.nest.pkmesg_self", pvm_pkmesg(out));
        sayrc("spec.nest.pkmesg_bad_id", pvm_pkmesg(9999));
        sayrc("spec.nest.pkmesg_zero", pvm_pkmesg(0));
        loop(me, 30);
        unwrapped();
        pvm_setsbuf(0);
        pvm_initsend(PvmDataDefault);
        packInt(1);
        sayrc("spec.nest.pkmesgbody", pvm_pkmesgbody(in));
        loop(me, 31);
        int v = unpackInt();
        int w = unpackInt();
        say("spec.nest.body_spliced", "%d %d %s", v, w, unpackString());
        pvm_initsend(PvmDataRaw);
        sayrc("spec.nest.pkmesgbody_other_encoding", pvm_pkmesgbody(in));
        pvm_freebuf(in);
    }

    private static void unwrapped() {
        int v = unpackInt();
        int nested = pvm_upkmesg();
        int[] w = new int[1];
        int rc = pvm_upkint(w, 1, 1);
        say("spec.nest.outer_around_inner", "%d %s %s %d", v, rcs(nested), rcs(rc), w[0]);
        say("spec.nest.inner_header", "tag=%d len=%d", tag(nested), length(nested));
        pvm_setrbuf(nested);
        v = unpackInt();
        say("spec.nest.inner_body", "%d %s", v, unpackString());
        pvm_setrbuf(0);
        sayrc("spec.nest.upkmesg_no_buffer", pvm_upkmesg());
    }

    private void inplace() {
        int[] v = {1, 2, 3};
        pvm_initsend(PvmDataInPlace);
        pvm_pkint(v, 3, 1);
        v[1] = 20; // after packing, before sending
        pvm_send(me, 40);
        v[2] = 30; // after sending
        pvm_recv(me, 40);
        say("spec.inplace.sees_changes_until_send", list(unpackInts(3)));
        pvm_initsend(PvmDataInPlace);
        sayrc("spec.inplace.stride2", pvm_pkint(v, 2, 2));
        pvm_initsend(PvmDataInPlace);
        pvm_pkint(v, 3, 1);
        say("impl.inplace.bufinfo_before_send", "%d", packedBytes());
        pvm_send(me, 41);
        say("spec.inplace.bufinfo_at_receiver", "%d", length(pvm_recv(me, 41)));
        int rc = pvm_psend(me, 42, v, 3, PVM_INT);
        int n = length(pvm_recv(me, 42));
        say("spec.psend.received_by_recv", "%s %d bytes %s", rcs(rc), n, list(unpackInts(3)));
    }

    private void big() {
        int[] a = new int[300_000];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 7;
        }
        pvm_initsend(PvmDataDefault);
        pvm_pkint(a, a.length, 1);
        pvm_send(me, 50);
        int n = length(pvm_recv(me, 50));
        int[] b = unpackInts(a.length);
        say("spec.big.1200000_bytes_self", "%d %s", n, equal(Arrays.equals(a, b)));
        String s = "x".repeat(100_000);
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(s);
        pvm_send(me, 51);
        n = length(pvm_recv(me, 51));
        say("spec.big.string_100000", "%d %s", n, equal(s.equals(unpackString())));
        sendEmpty(me, 52);
        say("spec.empty_message_length", "%d", length(pvm_recv(me, 52)));
    }
}
