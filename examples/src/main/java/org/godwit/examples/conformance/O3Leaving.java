package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.time.Duration;

/// Part of [O3Task]: what tasks leave behind, those that leave early or come late, signals.
final class O3Leaving {

    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private final int me;
    private final int[] t = new int[1];

    O3Leaving(int me) {
        this.me = me;
    }

    void run() {
        spawnRole(O3Task.class, 1, t, "burstexit");
        pvm_notify(PvmTaskExit, 26, 1, t);
        recvOrDie(-1, 26, "be");
        int n = 0;
        while (pvm_nrecv(t[0], 13) > 0) {
            n++;
        }
        say("spec.exit.messages_before_exit_arrive_before_notice", "%d", n);
        spawnRole(O3Task.class, 1, t, "noexit");
        pvm_notify(PvmTaskExit, 27, 1, t);
        recvOrDie(-1, 27, "ne");
        say("spec.exit.process_end_without_pvm_exit_is_noticed", "yes");
        while (pvm_nrecv(-1, 12) > 0) {
            // they are not needed
        }
        linger();
        rejoin();
        spawnRole(O3Task.class, 1, t, "slowstart");
        sendInt(t[0], 16, 44);
        int v = recvInt(t[0], 17, "slow");
        say("spec.send.before_receiver_enrols_is_kept", "%d", v);
        signals();
    }

    private void linger() {
        spawnRole(O3Task.class, 1, t, "linger");
        pvm_notify(PvmTaskExit, 30, 1, t);
        recvOrDie(t[0], 18, "lg");
        nap(250);
        int v = pvm_nrecv(-1, 30);
        int w = pvm_pstat(t[0]);
        say("impl.exit.left_pvm_but_process_alive", "notice=%d pstat=%s", v, rcs(w));
        recvOrDie(-1, 30, "lg2");
        say("impl.exit.notice_at_process_end", rcs(waitGone(t[0])));
    }

    private void rejoin() {
        spawnRole(O3Task.class, 1, t, "rejoin", String.valueOf(me));
        if (pvm_trecv(-1, 14, Duration.ofSeconds(10)) == 0) {
            say("impl.exit.then_enrol_again", "no");
            return;
        }
        int[] seen = unpackInts(4);
        say(
                "impl.exit.then_enrol_again",
                "exit=%s new tid=%s parent=%s",
                rcs(seen[2]),
                seen[0] == seen[1] ? "same" : "different",
                rcs(seen[3]));
    }

    private void signals() {
        spawnRole(O3Task.class, 1, t, "term");
        recvOrDie(t[0], 11, "term");
        pvm_notify(PvmTaskExit, 28, 1, t);
        sayrc("spec.sendsig.rc", pvm_sendsig(t[0], SIGTERM));
        say("spec.sendsig.delivered", "%d", recvInt(-1, 28, "sigterm") == t[0] ? 1 : 0);
        sayrc("spec.sendsig.not_a_task", pvm_sendsig(0, SIGTERM));
        spawnRole(O3Task.class, 1, t, "sleep");
        recvOrDie(t[0], 11, "sleep");
        pvm_notify(PvmTaskExit, 28, 1, t);
        pvm_sendsig(t[0], SIGKILL);
        recvOrDie(-1, 28, "sigkill");
        say("spec.sendsig.kill9_noticed", "yes");
    }
}
