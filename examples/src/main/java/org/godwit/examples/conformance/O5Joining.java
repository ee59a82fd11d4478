package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.time.Duration;

/// Part of [O5Group]: reuse of instances, death of a member, mismatched barriers; group "k".
final class O5Joining {

    private final int me;
    private final int[] t = new int[3];

    O5Joining(int me) {
        this.me = me;
    }

    void run() {
        int[] one = new int[1];
        for (int i = 0; i < 3; i++) {
            spawnRole(O5Group.class, 1, one, "joinwait", "k");
            t[i] = one[0];
            int v = recvInt(t[i], 50, "k");
            if (v != i) {
                say("k", "instance %d", v);
            }
        }
        notMember();
        collectively();
        holes();
        barriers();
    }

    private void notMember() {
        sayrc("spec.notmember.barrier", pvm_barrier("k", 3));
        sayrc("spec.notmember.lvgroup", pvm_lvgroup("k"));
        sayrc("spec.notmember.getinst", pvm_getinst("k", me));
        say("spec.notmember.gsize", "%d", pvm_gsize("k"));
        pvm_initsend(PvmDataDefault);
        sayrc("spec.notmember.bcast_allowed", pvm_bcast("k", 52));
        for (int tid : t) {
            recvInt(tid, 53, "lv");
        }
        sayrc("spec.group.all_left_is_gone", pvm_gsize("k"));
        for (int tid : t) {
            sendEmpty(tid, 54);
            recvInt(tid, 50, "k2");
        }
    }

    private static void collectively() {
        int[] i = {1};
        int[] v = {0};
        sayrc("spec.notmember.reduce", pvm_reduce(PvmSum, i, 1, PVM_INT, 1, "k", 0));
        sayrc("spec.notmember.gather", pvm_gather(v, i, 1, PVM_INT, 1, "k", 0));
        sayrc("spec.notmember.scatter", pvm_scatter(v, i, 1, PVM_INT, 1, "k", 0));
        sayrc("spec.notmember.freeze", pvm_freezegroup("k", 3));
    }

    private void holes() {
        sendEmpty(t[1], 52);
        sayrc("spec.group.hole.lvgroup", recvInt(t[1], 53, "lv1"));
        say("spec.group.hole.gsize", "%d", pvm_gsize("k"));
        sayrc("spec.group.hole.gettid", pvm_gettid("k", 1));
        say(
                "spec.group.hole.others_keep_instances",
                "%d %d",
                pvm_getinst("k", t[0]),
                pvm_getinst("k", t[2]));
        sayrc("spec.group.gettid_out_of_range", pvm_gettid("k", 500));
        sayrc("spec.group.gettid_negative", pvm_gettid("k", -1));
        say("spec.group.lowest_free_instance_reused", "%d", pvm_joingroup("k"));
        pvm_lvgroup("k");
        sendEmpty(t[1], 54);
        say("spec.group.rejoin", "%d", recvInt(t[1], 50, "rj"));
        pvm_notify(PvmTaskExit, 59, 1, new int[] {t[2]});
        sendEmpty(t[2], 57);
        recvOrDie(-1, 59, "die");
        for (int i = 0; i < 100 && pvm_gsize("k") != 2; i++) {
            nap(10);
        }
        say("spec.group.dead_member_removed", "%d", pvm_gsize("k"));
    }

    /// -1 means the current size; a different count is refused.
    private void barriers() {
        sendInt(t[0], 55, -1);
        sendInt(t[1], 55, -1);
        recvInt(t[0], 56, "b-1");
        sayrc("impl.barrier.count_minus_1_is_group_size", recvInt(t[1], 56, "b-1"));
        sendInt(t[0], 55, 2);
        nap(150);
        sendInt(t[1], 55, 5);
        sayrc("impl.barrier.different_count", recvInt(t[1], 56, "bm"));
        say("spec.barrier.still_blocked", "%d", pvm_nrecv(t[0], 56));
        sendInt(t[1], 55, 2);
        int v = recvInt(t[1], 56, "bk");
        int w = recvInt(t[0], 56, "bk0");
        say("spec.barrier.then_completes", "%s %s", rcs(v), rcs(w));
        sendInt(t[0], 55, 1);
        sayrc("spec.barrier.count_1_in_group_of_2", recvInt(t[0], 56, "b1"));
        sendInt(t[0], 55, 0);
        if (pvm_trecv(t[0], 56, Duration.ofSeconds(3)) > 0) {
            sayrc("impl.barrier.count_0", unpackInt());
        } else {
            say("impl.barrier.count_0", "blocks");
        }
        pvm_kill(t[0]);
        pvm_kill(t[1]);
    }
}
