package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMInfo;

/// Part of [O2Messages]: getminfo, setminfo, bufinfo.
final class O2Headers {

    private final int me;
    private final PvmMInfo mi = new PvmMInfo();

    O2Headers(int me) {
        this.me = me;
    }

    void run() {
        set();
        travels();
        received();
        sayrc("spec.setminfo.no_such_buffer", pvm_setminfo(9999, mi));
        sayrc("spec.setminfo.negative", pvm_setminfo(-1, mi));
        sayrc("spec.setminfo.zero", pvm_setminfo(0, mi));
        sayrc("spec.getminfo.negative", pvm_getminfo(-1, mi));
        sayrc("spec.bufinfo.negative", pvm_bufinfo(-1, null, null, null));
        sayrc("spec.bufinfo.asks_nothing", pvm_bufinfo(pvm_getsbuf(), null, null, null));
    }

    private static String shown(PvmMInfo m) {
        return "len=%d ctx=%d tag=%d wid=%d crc=%d".formatted(m.len, m.ctx, m.tag, m.wid, m.crc);
    }

    private void set() {
        int b = pvm_initsend(PvmDataDefault);
        packInt(1);
        pvm_getminfo(b, mi);
        say("spec.getminfo.of_a_new_buffer", shown(mi));
        say("impl.getminfo.of_a_new_buffer_dst", "%d", mi.dst);
        mi.len = 99;
        mi.ctx = 3;
        mi.tag = 4;
        mi.wid = 5;
        mi.enc = 6;
        mi.crc = 7;
        mi.src = 8;
        mi.dst = 9;
        sayrc("spec.setminfo.rc", pvm_setminfo(b, mi));
        pvm_getminfo(b, mi);
        say("impl.setminfo.sets_ctx_tag_wid", shown(mi));
        say("impl.setminfo.sets_src_dst", "src=%d dst=%d enc=0x%x", mi.src, mi.dst, mi.enc);
    }

    private void travels() {
        pvm_send(me, 21);
        int b = recvOrDie(-1, 21, "travels");
        pvm_getminfo(b, mi);
        say("spec.minfo.wid_travels", shown(mi));
        say("spec.minfo.src_is_the_sender", yes(mi.src == me && mi.dst == me));
        say("spec.minfo.enc", "0x%x", mi.enc);
        pvm_getminfo(pvm_getsbuf(), mi);
        say("impl.minfo.send_buffer_after_send", shown(mi));
    }

    private void received() {
        int b = pvm_getrbuf();
        pvm_getminfo(b, mi);
        mi.tag = 77;
        mi.wid = 78;
        sayrc("impl.setminfo.of_a_received_message", pvm_setminfo(b, mi));
        say("impl.bufinfo.then", "len=%d tag=%d", length(b), tag(b));
        say("spec.minfo.still_readable", "%d", unpackInt());
        pvm_setsbuf(b);
        pvm_send(me, 22);
        b = recvOrDie(-1, 22, "forwarded");
        pvm_getminfo(b, mi);
        say("impl.minfo.forwarded", shown(mi));
    }
}
