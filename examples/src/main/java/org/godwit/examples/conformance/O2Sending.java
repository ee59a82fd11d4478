package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O2Messages]: sending, and what it refuses.
final class O2Sending {

    private final int me;
    private final int host;

    O2Sending(int me) {
        this.me = me;
        host = pvm_tidtohost(me);
    }

    void run() {
        sayrc("spec.send.no_buffer", pvm_send(me, 1));
        sayrc("impl.send.bad_tag_is_told_before_no_buffer", pvm_send(me, -1));
        sayrc("impl.send.bad_tid_is_told_before_no_buffer", pvm_send(0, 1));
        pvm_initsend(PvmDataDefault);
        packInt(17);
        sayrc("spec.send.rc", pvm_send(me, 1));
        say("spec.send.to_self", "%d", recvInt(me, 1, "self"));
        destinations();
        tags();
        again();
    }

    private void destinations() {
        sayrc("spec.send.tid_0", pvm_send(0, 1));
        sayrc("spec.send.tid_minus_1", pvm_send(-1, 1));
        sayrc("spec.send.host_is_no_task", pvm_send(host, 1));
        sayrc("spec.send.daemon_is_no_task", pvm_send(0x80000000 | host, 1));
        sayrc("spec.send.multicast_address_is_no_task", pvm_send(0x40000000 | host | 1, 1));
        sayrc("impl.send.no_such_task", pvm_send(host + 0x3fff0, 1));
        sayrc("impl.send.no_such_host", pvm_send(0x3ff80001, 1));
        int[] t = new int[1];
        spawnRole(O2Messages.class, 1, t, "say", "1");
        recvOrDie(t[0], 11, "say");
        sendEmpty(t[0], 99);
        waitGone(t[0]);
        sayrc("impl.send.dead_task", pvm_send(t[0], 1));
    }

    private void tags() {
        sayrc("spec.send.negative_tag", pvm_send(me, -1));
        sendInt(me, 0, 1);
        say("spec.send.tag_0", "%d", recvInt(me, 0, "tag0"));
        sayrc("spec.send.largest_tag", sendInt(me, Integer.MAX_VALUE, 2));
        say("spec.send.largest_tag_arrives", "%d", recvInt(me, Integer.MAX_VALUE, "tagmax"));
        pvm_setopt(PvmResvTids, 1);
        sayrc("impl.resvtids.negative_tag", sendInt(me, -5, 3));
        awaitMessage(me, -5, "tag-5");
        say("impl.resvtids.other_negative_tag", rcs(pvm_nrecv(-1, -6)));
        int b = pvm_nrecv(-1, -5);
        say("impl.resvtids.negative_tag_arrives", "%d tag=%d", unpackInt(), tag(b));
        pvm_setopt(PvmResvTids, 0);
        sayrc("impl.resvtids.off_again", sendInt(me, -5, 3));
    }

    private void again() {
        pvm_initsend(PvmDataDefault);
        packInt(1);
        pvm_send(me, 2);
        pvm_send(me, 3);
        packInt(2);
        pvm_send(me, 4);
        say("spec.send.same_buffer_again", "%d", recvInt(me, 3, "again"));
        recvOrDie(me, 4, "longer");
        say("spec.send.longer_then", list(unpackInts(2)));
        int length = length(recvOrDie(me, 2, "first"));
        say("spec.send.earlier_one_as_it_was", "%d bytes", length);
        say("impl.send.buffer_info_before", "tag=%d", tag(pvm_initsend(PvmDataDefault)));
    }
}
