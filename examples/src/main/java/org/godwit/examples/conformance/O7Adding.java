package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;

import java.time.Duration;
import java.util.Arrays;

/// Part of [O7Hosts]: adding hosts, and being told.
final class O7Adding {

    private final int me;
    private final String[] names;
    private int former;

    O7Adding(int me, String[] names) {
        this.me = me;
        this.names = names;
    }

    void run() {
        refused();
        sayrc("spec.notify.host_add", pvm_notify(PvmHostAdd, 30, -1, null));
        sayrc("spec.notify.host_add_once", pvm_notify(PvmHostAdd, 31, 1, null));
        both();
        told();
        duplicates();
        remove();
        sayrc("spec.notify.host_add_off", pvm_notify(PvmHostAdd, 30, 0, null));
        again();
        listed();
    }

    private void refused() {
        int[] infos = {7, 7};
        sayrc("spec.add.count_0", pvm_addhosts(names, 0, infos));
        sayrc("spec.add.count_negative", pvm_addhosts(names, -1, infos));
        int rc = pvm_addhosts(new String[] {names[0] + " xx=1"}, 1, infos);
        say("spec.add.unknown_option", "%d infos[0]=%s", rc, rcs(infos[0]));
        PvmHostInfo own = O7Single.hosts()[0];
        rc = pvm_addhosts(new String[] {own.hi_name()}, 1, infos);
        say("spec.add.own_host", "%d infos[0]=%s", rc, rcs(infos[0]));
        rc = pvm_addhosts(new String[] {"no..host"}, 1, infos);
        say("spec.add.no_such_host", "%d infos[0]=%s", rc, rcs(infos[0]));
        say("spec.add.still_one", "%d", O7Single.hosts().length);
    }

    private void both() {
        int[] infos = new int[2];
        int rc = pvm_addhosts(names, 2, infos);
        say("spec.add.two", "%d %s %s", rc, rcs(infos[0]), rcs(infos[1]));
        boolean tids = (infos[0] & 0x3ffff) == 0 && infos[0] != infos[1];
        say("spec.add.infos_are_host_tids", yes(tids));
        PvmHostInfo[] hosts = O7Single.hosts();
        say("spec.config.three", "%d", hosts.length);
        boolean given = hosts[1].hi_name().equals(names[0]) && hosts[2].hi_name().equals(names[1]);
        say("spec.config.order", given ? "as given" : "other");
        former = infos[1];
        boolean same = hosts[1].hi_tid() == infos[0] && hosts[2].hi_tid() == infos[1];
        say("spec.config.tids_are_infos", yes(same));
    }

    /// Two hosts that are added in one call make one message.
    private void told() {
        int b = recvOrDie(-1, 30, "host add");
        PvmHostInfo[] hosts = O7Single.hosts();
        int n = unpackInt();
        int[] tids = unpackInts(n);
        Arrays.sort(tids); // no order is promised
        boolean same = n == 2 && tids[0] == hosts[1].hi_tid() && tids[1] == hosts[2].hi_tid();
        say("impl.notify.host_add_two_in_one", "%d %s len=%d", n, equal(same), length(b));
        boolean daemon = source(b) == 0x80000000;
        say("impl.notify.host_add_source", daemon ? "0x80000000" : "other");
        say("spec.notify.host_add_once_came", "%d", recvInt(-1, 31, "once"));
        say("spec.notify.host_add_no_more", "%d %d", pvm_nrecv(-1, 30), pvm_nrecv(-1, 31));
    }

    private void duplicates() {
        int[] infos = {7, 7};
        int rc = pvm_addhosts(names, 2, infos);
        say("spec.add.again", "%d %s %s", rc, rcs(infos[0]), rcs(infos[1]));
        say("spec.config.still_three", "%d", O7Single.hosts().length);
        sayrc("spec.mstat.added", pvm_mstat(names[0]));
        O7Single.clock("added", O7Single.hosts()[1].hi_tid());
        PvmHostInfo[] hosts = O7Single.hosts();
        boolean arch = hosts[1].hi_arch().equals(hosts[0].hi_arch());
        say("spec.config.same_arch", yes(arch && hosts[1].hi_dsig() == hosts[0].hi_dsig()));
        int[] narch = new int[1];
        pvm_config(null, narch, null);
        say("spec.config.archs", "%d", narch[0]);
    }

    private void remove() {
        int[] infos = {7};
        int rc = pvm_delhosts(new String[] {names[1]}, 1, infos);
        say("spec.del.one", "%d %s", rc, rcs(infos[0]));
        say("spec.config.two", "%d", O7Single.hosts().length);
        sayrc("spec.mstat.deleted", pvm_mstat(names[1]));
    }

    /// Added by a task of another host, with an option.
    private void again() {
        int[] t = new int[1];
        String[] argv = {"add", names[1] + " sp=2500"};
        pvm_spawn(O7Hosts.class.getName(), argv, PvmTaskHost, names[0], 1, t);
        recvOrDie(t[0], 23, "add");
        say("spec.add.by_a_task_elsewhere", "%d %s", unpackInt(), rcs(unpackInt()));
        int rc = pvm_trecv(-1, 30, Duration.ofMillis(300));
        say("spec.notify.host_add_is_off", "%d", rc);
        waitGone(t[0]);
    }

    private void listed() {
        PvmHostInfo[] hosts = O7Single.hosts();
        say("spec.config.three_again", "%d", hosts.length);
        say("impl.config.speed_as_given", "%d", hosts[2].hi_speed());
        say("impl.config.tid_is_not_used_again", yes(hosts[2].hi_tid() != former));
        say("spec.config.own_is_first", yes(hosts[0].hi_tid() == pvm_tidtohost(me)));
    }
}
