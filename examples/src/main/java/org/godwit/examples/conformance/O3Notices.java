package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.time.Duration;

/// Part of [O3Task]: more about exit notices.
final class O3Notices {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final int me;

    O3Notices(int me) {
        this.me = me;
    }

    void run() {
        twice();
        cancelled();
        inContext();
        sayrc("spec.notify.bad_kind", pvm_notify(77, 1, 1, new int[] {me}));
        sayrc("spec.notify.count_0", pvm_notify(PvmTaskExit, 1, 0, new int[] {me}));
        sayrc("spec.notify.negative_tag", pvm_notify(PvmTaskExit, -1, 1, new int[] {me}));
        sayrc("spec.notify.not_a_task", pvm_notify(PvmTaskExit, 1, 1, new int[] {0}));
    }

    private static int[] waiting() {
        int[] t = new int[1];
        spawnRole(O3Task.class, 1, t, "wait");
        return t;
    }

    private static void twice() {
        int[] t = waiting();
        pvm_notify(PvmTaskExit, 23, 1, t);
        pvm_notify(PvmTaskExit, 23, 1, t);
        pvm_kill(t[0]);
        recvOrDie(-1, 23, "twice");
        waitGone(t[0]);
        say("impl.notify.asked_twice_told_twice", yes(pvm_trecv(-1, 23, TWO_SECONDS) > 0));
    }

    private static void cancelled() {
        int[] t = waiting();
        pvm_notify(PvmTaskExit, 24, 1, t);
        pvm_notify(PvmTaskExit | PvmNotifyCancel, 24, 1, t);
        int b = pvm_trecv(-1, 24, TWO_SECONDS);
        int v = b > 0 ? unpackInt() : 0;
        say("spec.notify.cancel_delivers_the_message", yes(v == t[0]));
        pvm_kill(t[0]);
        waitGone(t[0]);
        nap(50);
        say("spec.notify.cancelled_is_over", "%d", pvm_nrecv(-1, 24));
    }

    private static void inContext() {
        pvm_setcontext(99);
        int[] t = waiting();
        pvm_notify(PvmTaskExit, 25, 1, t);
        pvm_setcontext(0);
        pvm_kill(t[0]);
        waitGone(t[0]);
        nap(50);
        int v = pvm_nrecv(-1, 25);
        pvm_setcontext(99);
        int w = pvm_trecv(-1, 25, TWO_SECONDS);
        pvm_setcontext(0);
        say("spec.notify.carries_context_of_the_request", "in 0: %d in 99: %s", v, rcs(w));
    }
}
