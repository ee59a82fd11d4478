package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmTaskInfo;

/// Part of [O3Task]: pstat and tasks, then kill and the exit notices of the tasks listed.
final class O3Listing {

    private final int me;
    private final int host;
    private final int[] n = new int[1];
    private final PvmTaskInfo[][] ti = new PvmTaskInfo[1][];

    O3Listing(int me) {
        this.me = me;
        host = pvm_tidtohost(me);
    }

    void run() {
        int[] t = new int[2];
        spawnRole(O3Task.class, 2, t, "wait");
        sayrc("spec.pstat.running", pvm_pstat(t[0]));
        sayrc("spec.pstat.self", pvm_pstat(me));
        sayrc("spec.pstat.not_a_task", pvm_pstat(0));
        sayrc("spec.pstat.no_such_task", pvm_pstat(host + 0x3fff0));
        sayrc("impl.pstat.no_such_host", pvm_pstat(0x3ff80001));
        one(t[0]);
        flags(t[0]);
        all();
        kill(t);
    }

    private void one(int tid) {
        int rc = pvm_tasks(tid, n, ti);
        PvmTaskInfo task = ti[0][0];
        boolean asSpawned = task.ti_a_out().equals(O3Task.class.getName());
        say(
                "spec.tasks.one",
                "%s n=%d tid=%s ptid=%s host=%s name=%s pid>0=%s",
                rcs(rc),
                n[0],
                task.ti_tid() == tid ? "ok" : "no",
                task.ti_ptid() == me ? "me" : "other",
                task.ti_host() == host ? "ok" : "no",
                asSpawned ? "as spawned" : "other",
                yes(task.ti_pid() > 0));
    }

    private void flags(int tid) {
        pvm_tasks(tid, n, ti);
        for (int i = 0; i < 500 && (ti[0][0].ti_flag() & 4) == 0; i++) {
            nap(20);
            pvm_tasks(tid, n, ti);
        }
        say("impl.tasks.flags_spawned_connected", "0x%x", ti[0][0].ti_flag());
        pvm_tasks(me, n, ti);
        PvmTaskInfo task = ti[0][0];
        say(
                "impl.tasks.flags_hand_started",
                "0x%x name=<%s> ptid=%d",
                task.ti_flag(),
                task.ti_a_out(),
                task.ti_ptid());
    }

    private void all() {
        // those spawned before take their time to end
        for (int i = 0; i < 500 && pvm_tasks(0, n, ti) == PvmOk && n[0] != 3; i++) {
            nap(20);
        }
        int rc = pvm_tasks(0, n, ti);
        say("spec.tasks.all", "%s n=%d", rcs(rc), n[0]);
        rc = pvm_tasks(host, n, ti);
        say("spec.tasks.of_host", "%s n=%d", rcs(rc), n[0]);
        rc = pvm_tasks(host + 0x3fff0, n, ti);
        say("impl.tasks.no_such_task", "%s n=%d", rcs(rc), n[0]);
        sayrc("spec.tasks.no_such_host", pvm_tasks(0x3ff80000, n, ti));
    }

    private void kill(int[] t) {
        sayrc("spec.notify.rc", pvm_notify(PvmTaskExit, 21, 2, t));
        sayrc("spec.kill.rc", pvm_kill(t[0]));
        int b = recvOrDie(-1, 21, "kill");
        say("spec.notify.body_is_the_dead_tid", "%s len=%d", yes(unpackInt() == t[0]), length(b));
        boolean daemon = source(b) == 0x80000000;
        say("impl.notify.source_is_the_daemon", daemon ? "0x80000000" : "other");
        sayrc("spec.pstat.after_kill", waitGone(t[0]));
        say("spec.notify.one_message_per_dead_task", "%d", pvm_nrecv(-1, 21));
        sendEmpty(t[1], 99);
        say("spec.notify.normal_exit_too", yes(recvInt(-1, 21, "exit") == t[1]));
        sayrc("spec.kill.not_a_task", pvm_kill(0));
        sayrc("spec.kill.daemon", pvm_kill(host));
        sayrc("impl.kill.no_such_task", pvm_kill(t[0]));
        int rc = pvm_notify(PvmTaskExit, 22, 1, t);
        int v = recvInt(-1, 22, "dead");
        say(
                "spec.notify.already_dead_answers_at_once",
                "%s %s",
                rcs(rc),
                v == t[0] ? "its tid" : "other");
    }
}
