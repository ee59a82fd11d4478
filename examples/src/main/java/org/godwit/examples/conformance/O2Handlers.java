package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O2Messages]: message handlers.
final class O2Handlers {

    private final int me;
    private int handled;
    private int value;
    private int received;
    private int sending;
    private int context;

    O2Handlers(int me) {
        this.me = me;
    }

    void run() {
        int id = pvm_addmhf(-1, 70, 0, this::note);
        say("spec.addmhf.rc", yes(id >= 0));
        overlaps();
        handles();
        inContext();
        replies();
        sayrc("spec.delmhf.rc", pvm_delmhf(id));
        sendInt(me, 70, 5);
        say("spec.delmhf.then_ordinary", "%d", recvInt(me, 70, "ordinary"));
        sayrc("spec.delmhf.again", pvm_delmhf(id));
        sayrc("spec.delmhf.negative", pvm_delmhf(-1));
        sayrc("spec.delmhf.no_such", pvm_delmhf(9999));
    }

    private int note(int mid) {
        handled++;
        received = pvm_getrbuf() == mid ? 1 : 0;
        sending = pvm_getsbuf();
        context = pvm_getcontext();
        value = unpackInt();
        return 4711;
    }

    private void overlaps() {
        sayrc("impl.addmhf.same", pvm_addmhf(-1, 70, 0, this::note));
        sayrc("impl.addmhf.overlap_by_source", pvm_addmhf(me, 70, 0, this::note));
        sayrc("impl.addmhf.overlap_by_tag", pvm_addmhf(-1, -1, 0, this::note));
        sayrc("impl.addmhf.overlap_by_context", pvm_addmhf(-1, 70, -1, this::note));
        sayrc("impl.addmhf.all_wildcards", pvm_addmhf(-1, -1, -1, this::note));
        int other = pvm_addmhf(-1, 71, 0, this::note);
        say("spec.addmhf.other_tag", yes(other >= 0));
        sayrc("spec.delmhf.other_tag", pvm_delmhf(other));
        other = pvm_addmhf(-1, 70, 5, this::note);
        say("spec.addmhf.other_context", yes(other >= 0));
        sayrc("spec.delmhf.other_context", pvm_delmhf(other));
    }

    /// Makes calls that receive until a handler has run so often.
    private void awaitHandled(int times) {
        for (int i = 0; i < 2000 && handled < times; i++) {
            pvm_probe(-1, 4242);
            nap(5);
        }
    }

    private void handles() {
        sendInt(me, 75, 33);
        int kept = recvOrDie(me, 75, "kept");
        sendInt(me, 70, 4);
        int active = pvm_getsbuf();
        awaitHandled(1);
        say("spec.mhf.is_called", "%d value=%d", handled, value);
        say("spec.mhf.message_is_receive_buffer", "%d", received);
        say("impl.mhf.no_send_buffer", "%d", sending);
        say("spec.mhf.message_is_not_queued", "%d", pvm_probe(-1, 70));
        say(
                "spec.mhf.receive_buffer_is_restored",
                "%s %d",
                yes(pvm_getrbuf() == kept),
                unpackInt());
        say("spec.mhf.send_buffer_is_restored", yes(pvm_getsbuf() == active));
        sendInt(me, 70, 6);
        sendInt(me, 75, 7);
        int v = recvInt(me, 75, "after");
        say("spec.mhf.runs_within_a_receive", "%d value=%d then %d", handled, value, v);
    }

    private void inContext() {
        int id = pvm_addmhf(me, 72, 55, this::note);
        pvm_setcontext(55);
        sendInt(me, 72, 8);
        pvm_setcontext(0);
        awaitHandled(3);
        say("spec.mhf.context_is_the_message_s", "%d value=%d", context, value);
        say("spec.mhf.context_is_restored", "%d", pvm_getcontext());
        sendInt(me, 72, 9);
        say("spec.mhf.other_context_is_queued", "%d", recvInt(me, 72, "queued"));
        sayrc("spec.delmhf.in_context", pvm_delmhf(id));
    }

    private void replies() {
        int id = pvm_addmhf(-1, 73, 0, this::reply);
        sendInt(me, 73, 20);
        say("spec.mhf.may_send", "%d", recvInt(me, 74, "reply"));
        pvm_delmhf(id);
    }

    private int reply(int mid) {
        int twice = 2 * unpackInt();
        sendInt(me, 74, twice);
        return PvmOk;
    }
}
