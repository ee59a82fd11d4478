package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O2Messages]: which message a receive takes.
final class O2Selecting {

    private final int me;

    O2Selecting(int me) {
        this.me = me;
    }

    void run() {
        byTag();
        bySource();
        nothingMatches();
        probing();
    }

    private void byTag() {
        for (int i = 1; i <= 4; i++) {
            sendInt(me, i, 10 * i);
        }
        awaitMessage(me, 4, "four");
        int a = recvInt(-1, 3, "three");
        int b = recvInt(me, -1, "any");
        int c = recvInt(-1, -1, "any");
        int d = recvInt(me, 4, "four");
        say("spec.select.by_tag_then_in_order", list(a, b, c, d));
        sendInt(me, 7, 1);
        sendInt(me, 7, 2);
        awaitMessage(me, 7, "seven");
        a = recvInt(me, 7, "seven");
        say("spec.select.same_tag_in_order", list(a, recvInt(me, 7, "seven")));
    }

    private static void bySource() {
        int[] t = new int[2];
        int[] one = new int[1];
        for (int i = 0; i < 2; i++) {
            spawnRole(O2Messages.class, 1, one, "say", String.valueOf(100 + i));
            t[i] = one[0];
            awaitMessage(t[i], 11, "say");
        }
        int[] seen = {recvInt(t[1], -1, "second"), recvInt(-1, -1, "first")};
        say("spec.select.by_source", list(seen));
        say("spec.select.nothing_left", "%d", pvm_nrecv(-1, -1));
        pvm_initsend(PvmDataDefault);
        pvm_mcast(t, 2, 99);
    }

    private void nothingMatches() {
        sendInt(me, 5, 1);
        awaitMessage(me, 5, "five");
        say("spec.nrecv.other_tag", "%d", pvm_nrecv(-1, 6));
        say("spec.nrecv.other_source", "%d", pvm_nrecv(pvm_tidtohost(me) + 0x3fff0, 5));
        say("impl.nrecv.tag_minus_2", "%d", pvm_nrecv(-1, -2));
        say("impl.nrecv.source_0", "%d", pvm_nrecv(0, 5));
        say("impl.nrecv.source_minus_2", "%s", rcs(pvm_nrecv(-2, 5)));
        say("impl.probe.tag_minus_2", "%d", pvm_probe(-1, -2));
        say("spec.nrecv.match", "%s %d", rcs(pvm_nrecv(me, 5)), unpackInt());
        say("spec.nrecv.again", "%d", pvm_nrecv(me, 5));
    }

    private void probing() {
        say("spec.probe.nothing", "%d", pvm_probe(-1, -1));
        sendInt(me, 8, 88);
        recvOrDie(me, 8, "kept");
        int kept = pvm_getrbuf();
        sendInt(me, 9, 99, 100);
        int probed = awaitMessage(me, 9, "nine");
        say("spec.probe.same_id_twice", yes(pvm_probe(-1, 9) == probed));
        say("spec.probe.keeps_receive_buffer", yes(pvm_getrbuf() == kept));
        say("spec.probe.receive_buffer_still_readable", "%d", unpackInt());
        say(
                "spec.probe.bufinfo",
                "len=%d tag=%d source=%s",
                length(probed),
                tag(probed),
                source(probed) == me ? "me" : "other");
        say("spec.probe.then_recv_gives_same_id", yes(pvm_recv(-1, 9) == probed));
        say("spec.probe.content", list(unpackInts(2)));
        say("spec.probe.taken", "%d", pvm_probe(-1, 9));
    }
}
