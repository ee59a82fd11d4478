package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmRecvFunction;

import java.time.Duration;

/// Part of [O2Messages]: recvf.
final class O2Matching {

    private final int me;
    private int calls;
    private int seenTid;
    private int seenTag;
    private int seenLength;

    O2Matching(int me) {
        this.me = me;
    }

    void run() {
        ranking();
        first();
        refusing();
        everywhere();
        failing();
    }

    /// Messages with tags 5, 9 and 7, in this order, all read in.
    private void three() {
        for (int tag : new int[] {5, 9, 7}) {
            sendInt(me, tag, 10 * tag);
        }
        awaitMessage(me, 7, "three");
    }

    private int byTag(int bufid, int tid, int tag) {
        return 1 + tag(bufid);
    }

    private void ranking() {
        three();
        PvmRecvFunction rank = this::byTag;
        PvmRecvFunction old = pvm_recvf(rank);
        say("spec.recvf.returns_default", yes(old != null && !rank.equals(old)));
        int a = recvInt(-1, -1, "ranked");
        int b = recvInt(-1, -1, "ranked");
        int c = recvInt(-1, -1, "ranked");
        say("spec.recvf.highest_rank_first", list(a, b, c));
        say("spec.recvf.returns_old", yes(rank.equals(pvm_recvf(old))));
        three();
        a = recvInt(-1, -1, "default");
        b = recvInt(-1, -1, "default");
        say("spec.recvf.default_again", list(a, b, recvInt(-1, -1, "default")));
    }

    private int takeAny(int bufid, int tid, int tag) {
        calls++;
        seenTid = tid;
        seenTag = tag;
        seenLength = length(bufid);
        return 1;
    }

    private void first() {
        three();
        pvm_recvf(this::takeAny);
        int b = pvm_recv(77, 88);
        say("spec.recvf.1_takes_at_once", "tag=%d after %d", tag(b), calls);
        say("spec.recvf.sees_what_was_asked_for", "tid=%d tag=%d", seenTid, seenTag);
        say("spec.recvf.may_look_at_the_buffer", "len=%d", seenLength);
        pvm_recvf(null);
        say("spec.recvf.null_is_default", "%d", pvm_nrecv(77, 88));
        recvOrDie(me, 9, "rest");
        recvOrDie(me, 7, "rest");
    }

    private void refusing() {
        sendInt(me, 1, 1);
        awaitMessage(me, 1, "one");
        pvm_recvf((bufid, tid, tag) -> 0);
        int a = pvm_nrecv(-1, -1);
        int b = pvm_probe(-1, -1);
        int c = pvm_trecv(-1, -1, Duration.ofMillis(20));
        pvm_recvf(null);
        say("spec.recvf.0_takes_none", list(a, b, c));
        say("spec.recvf.it_is_still_there", "%d", recvInt(-1, -1, "still"));
    }

    private static int onlyTag8(int bufid, int tid, int tag) {
        return tag(bufid) == 8 ? 1 : 0;
    }

    private void everywhere() {
        for (int i = 0; i < 4; i++) {
            sendInt(me, 3, i);
            sendInt(me, 8, 80 + i);
        }
        awaitMessage(me, 8, "eights");
        pvm_recvf(O2Matching::onlyTag8);
        int probed = awaitMessage(-1, 3, "probed");
        int a = tag(probed);
        int b = pvm_nrecv(-1, 3) == probed ? unpackInt() : -1;
        int c = recvInt(-1, 3, "trecv");
        int[] d = new int[1];
        pvm_initsend(PvmDataRaw);
        pvm_precv(-1, 3, d, 1, PVM_INT, null, null, null);
        int e = pvm_recv(-1, 3) > 0 ? unpackInt() : -1;
        pvm_recvf(null);
        say(
                "spec.recvf.probe_nrecv_trecv_precv_recv",
                list(a, b, c, Integer.reverseBytes(d[0]), e));
        for (int i = 0; i < 4; i++) {
            recvOrDie(me, 3, "threes");
        }
    }

    private void failing() {
        sendInt(me, 1, 1);
        awaitMessage(me, 1, "one");
        pvm_recvf((bufid, tid, tag) -> PvmDenied);
        sayrc("spec.recvf.negative_fails_recv", pvm_recv(-1, -1));
        sayrc("spec.recvf.negative_fails_nrecv", pvm_nrecv(-1, -1));
        sayrc("spec.recvf.negative_fails_probe", pvm_probe(-1, -1));
        pvm_recvf(null);
        say("spec.recvf.message_is_still_there", "%d", recvInt(-1, -1, "still"));
    }
}
