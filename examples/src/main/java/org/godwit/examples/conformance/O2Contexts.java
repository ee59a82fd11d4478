package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMInfo;

/// Part of [O2Messages]: contexts as a filter.
final class O2Contexts {

    private final int me;

    O2Contexts(int me) {
        this.me = me;
    }

    void run() {
        say("spec.context.initial", "%d", pvm_getcontext());
        int a = pvm_newcontext();
        say("spec.context.set_returns_old", "%d", pvm_setcontext(a));
        say("spec.context.get", yes(pvm_getcontext() == a));
        sendInt(me, 1, 11);
        awaitMessage(me, 1, "in a");
        pvm_setcontext(PvmBaseContext);
        sendInt(me, 1, 22);
        awaitMessage(me, 1, "in 0");
        say("spec.context.receive_in_0", "%d", recvInt(-1, -1, "zero"));
        say("spec.context.nothing_more_in_0", "%d %d", pvm_probe(-1, -1), pvm_nrecv(-1, -1));
        say("spec.context.set_back_returns_0", "%d", pvm_setcontext(a));
        int b = recvOrDie(-1, -1, "in a");
        PvmMInfo mi = new PvmMInfo();
        pvm_getminfo(b, mi);
        say("spec.context.receive_in_a", "%d ctx=%s", unpackInt(), mi.ctx == a ? "a" : "other");
        pvm_setcontext(PvmBaseContext);
        anyContext(a);
        psent(a);
        odd();
        sayrc("spec.context.free", pvm_freecontext(a));
    }

    /// Context -1 matches all; the order is that of arrival.
    private void anyContext(int a) {
        pvm_setcontext(a);
        sendInt(me, 2, 1);
        pvm_setcontext(PvmBaseContext);
        sendInt(me, 2, 2);
        pvm_setcontext(a);
        sendInt(me, 2, 3);
        pvm_setcontext(-1);
        int x = recvInt(-1, 2, "any");
        int y = recvInt(-1, 2, "any");
        int z = recvInt(-1, 2, "any");
        say("impl.context.minus_1_matches_all", "%d %d %d", x, y, z);
        say("impl.context.minus_1_is_returned", "%d", pvm_setcontext(PvmBaseContext));
    }

    private void psent(int a) {
        int[] v = {5};
        pvm_setcontext(a);
        pvm_psend(me, 3, v, 1, PVM_INT);
        awaitMessage(me, 3, "psent");
        pvm_setcontext(PvmBaseContext);
        say("spec.context.psend_in_0", "%d", pvm_nrecv(-1, 3));
        pvm_setcontext(a);
        pvm_precv(-1, 3, v, 1, PVM_INT, null, null, null);
        pvm_setcontext(PvmBaseContext);
        say("spec.context.psend_in_a", "%d", v[0]);
    }

    private void odd() {
        sayrc("impl.context.any_number_may_be_set", pvm_setcontext(123_456_789));
        sendInt(me, 4, 6);
        say("impl.context.number_that_nobody_gave", "%d", recvInt(me, 4, "odd"));
        say("impl.context.old_odd_number", "%d", pvm_setcontext(-77));
        sendInt(me, 4, 7);
        say("impl.context.negative_number", "%d", recvInt(me, 4, "negative"));
        pvm_setcontext(PvmBaseContext);
    }
}
