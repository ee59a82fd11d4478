package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O2Messages]: one message to many.
final class O2Multicast {

    private final int me;

    O2Multicast(int me) {
        this.me = me;
    }

    void run() {
        int[] t = new int[3];
        spawnRole(O2Messages.class, 3, t, "count");
        for (int tid : t) {
            recvOrDie(tid, 20, "count");
        }
        refused(t);
        pvm_initsend(PvmDataDefault);
        packInt(1);
        sayrc("spec.mcast.rc", pvm_mcast(t, 3, 21));
        int[] many = {t[0], me, t[1], t[1], t[0], t[0]};
        sayrc("spec.mcast.with_self_and_twice", pvm_mcast(many, 6, 21));
        int[] gone = {pvm_tidtohost(me) + 0x3fff0, t[2]};
        sayrc("impl.mcast.no_such_task", pvm_mcast(gone, 2, 21));
        sayrc("spec.mcast.first_only", pvm_mcast(t, 1, 21));
        pvm_mcast(t, 3, 22);
        int[] seen = new int[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = recvInt(t[i], 23, "counted");
        }
        say("spec.mcast.each_task_once", joined(" ", seen));
        say("spec.mcast.never_to_self", "%d", pvm_nrecv(me, 21));
        sayrc("spec.mcast.only_to_self", pvm_mcast(new int[] {me}, 1, 24));
        say("spec.mcast.only_to_self_is_nothing", "%d", pvm_nrecv(me, 24));
    }

    private static void refused(int[] t) {
        pvm_setsbuf(0);
        sayrc("spec.mcast.no_buffer", pvm_mcast(t, 3, 21));
        sayrc("impl.mcast.no_buffer_is_told_before_bad_tag", pvm_mcast(t, 3, -1));
        pvm_initsend(PvmDataDefault);
        sayrc("spec.mcast.negative_tag", pvm_mcast(t, 3, -1));
        sayrc("spec.mcast.to_nobody", pvm_mcast(t, 0, 21));
        sayrc("spec.mcast.negative_count", pvm_mcast(t, -1, 21));
        sayrc("spec.mcast.bad_tid", pvm_mcast(new int[] {t[0], 0, t[1]}, 3, 21));
    }
}
