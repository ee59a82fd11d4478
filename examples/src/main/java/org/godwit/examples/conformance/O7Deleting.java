package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;

import java.time.Duration;

/// Part of [O7Hosts]: deleting hosts, and being told.
final class O7Deleting {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final int me;
    private final String[] names;
    private final PvmHostInfo[] hosts = O7Single.hosts();

    O7Deleting(int me, String[] names) {
        this.me = me;
        this.names = names;
    }

    void run() {
        refused();
        cancelled();
        withTasks();
        last();
    }

    private void refused() {
        int[] infos = {7, 7};
        sayrc("spec.del.count_0", pvm_delhosts(names, 0, infos));
        sayrc("spec.del.count_negative", pvm_delhosts(names, -1, infos));
        int rc = pvm_delhosts(new String[] {"no..host"}, 1, infos);
        say("spec.del.no_such_host", "%d %s", rc, rcs(infos[0]));
        rc = pvm_delhosts(new String[] {hosts[0].hi_name()}, 1, infos);
        say("impl.del.master", "%d %s", rc, rcs(infos[0]));
        say("spec.del.all_are_still_there", "%d", O7Single.hosts().length);
    }

    private void cancelled() {
        int[] far = {hosts[1].hi_tid()};
        pvm_notify(PvmHostDelete, 40, 1, far);
        pvm_notify(PvmHostDelete | PvmNotifyCancel, 40, 1, far);
        int rc = pvm_trecv(-1, 40, Duration.ofSeconds(2));
        say(
                "impl.notify.host_delete_cancel",
                "%s %s",
                rcs(rc),
                rc > 0 && unpackInt() == far[0] ? "its tid" : "other");
    }

    private void withTasks() {
        int[] t = new int[2];
        pvm_spawn(O7Hosts.class.getName(), new String[] {"stay"}, PvmTaskHost, names[0], 2, t);
        int far = hosts[1].hi_tid();
        sayrc("spec.notify.host_delete", pvm_notify(PvmHostDelete, 41, 1, new int[] {far}));
        int daemon = far | 0x80000000;
        sayrc("impl.notify.of_its_daemon", pvm_notify(PvmHostDelete, 42, 1, new int[] {daemon}));
        pvm_notify(PvmTaskExit, 43, 2, t);
        int[] infos = {7};
        int rc = pvm_delhosts(new String[] {names[0]}, 1, infos);
        say("spec.del.with_tasks", "%d %s", rc, rcs(infos[0]));
        say("spec.notify.host_delete_told", yes(recvInt(-1, 41, "deleted") == far));
        say("impl.notify.of_its_daemon_told", yes(recvInt(-1, 42, "daemon") == daemon));
        int a = recvInt(-1, 43, "exit");
        int b = recvInt(-1, 43, "exit");
        boolean both = (a == t[0] && b == t[1]) || (a == t[1] && b == t[0]);
        say("spec.notify.tasks_of_the_host_too", yes(both));
        say("spec.notify.host_delete_once", "%d", pvm_trecv(-1, 41, SHORT));
        sayrc("spec.pstat.on_a_deleted_host", pvm_pstat(t[0]));
        sayrc("impl.send.to_a_deleted_host", sendInt(t[0], 1, 1));
        say("spec.config.two_left", "%d", O7Single.hosts().length);
        sayrc("spec.mstat.deleted_host", pvm_mstat(names[0]));
        sayrc("spec.tasks.of_a_deleted_host", pvm_tasks(far, new int[1], null));
        infos[0] = 7;
        rc = pvm_delhosts(new String[] {names[0]}, 1, infos);
        say("spec.del.again", "%d %s", rc, rcs(infos[0]));
        int[] one = new int[1];
        rc = pvm_spawn(O7Hosts.class.getName(), null, PvmTaskHost, names[0], 1, one);
        say("spec.place.on_a_deleted_host", "%d %s", rc, rcs(one[0]));
    }

    private void last() {
        int[] infos = {7, 7};
        int rc = pvm_delhosts(new String[] {names[1], "no..host"}, 2, infos);
        say("spec.del.one_of_two", "%d %s %s", rc, rcs(infos[0]), rcs(infos[1]));
        say("spec.config.one_left", "%d", O7Single.hosts().length);
        say("spec.del.we_are_still_here", yes(pvm_mytid() == me && pvm_pstat(me) == PvmOk));
    }
}
