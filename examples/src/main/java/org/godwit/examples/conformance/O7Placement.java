package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;
import org.godwit.pvm.PvmTaskInfo;

import java.util.Arrays;

/// Part of [O7Hosts]: on which of three hosts tasks are started.
final class O7Placement {

    private static final String PROGRAM = O7Hosts.class.getName();

    private final String[] names;
    private final PvmHostInfo[] hosts = O7Single.hosts();
    private final int own;

    O7Placement(int me, String[] names) {
        this.names = names;
        own = pvm_tidtohost(me);
    }

    void run() {
        byName();
        roundRobin();
        siblings();
        listing();
    }

    /// The hosts of tasks by their place in the configuration, as digits.
    private String places(int[] tids) {
        StringBuilder places = new StringBuilder();
        for (int tid : tids) {
            int place = -1;
            for (int i = 0; i < hosts.length; i++) {
                place = hosts[i].hi_tid() == pvm_tidtohost(tid) ? i : place;
            }
            places.append(place);
        }
        return places.toString();
    }

    private int spawn(int flag, String where, int n, int[] t) {
        return pvm_spawn(PROGRAM, new String[] {"stay"}, flag, where, n, t);
    }

    private void place(String name, int flag, String where, int n) {
        int[] t = new int[n];
        int rc = spawn(flag, where, n, t);
        say(name, "%d %s", rc, rc > 0 ? places(t) : rcs(t[0]));
        end(t, rc);
    }

    private static void end(int[] t, int started) {
        if (started > 0) {
            pvm_initsend(PvmDataDefault);
            pvm_mcast(t, started, 99);
        }
        for (int i = 0; i < started; i++) {
            waitGone(t[i]);
        }
    }

    private void byName() {
        place("spec.place.named", PvmTaskHost, names[0], 2);
        place("spec.place.dot", PvmTaskHost, ".", 2);
        place("spec.place.no_such_host", PvmTaskHost, "no..host", 1);
        place("spec.place.arch_none", PvmTaskArch, "NOARCH", 1);
        int[] t = new int[4];
        int rc = spawn(PvmTaskHost | PvmHostCompl, ".", 4, t);
        say("spec.place.not_here", "%d %s", rc, yes(counts(t)[0] == 0));
        int[] n = counts(t);
        say("impl.place.not_here_evenly", list(n));
        end(t, rc);
        rc = spawn(PvmTaskHost | PvmHostCompl, names[0], 4, t);
        say("spec.place.not_named", "%d %s", rc, yes(counts(t)[1] == 0));
        end(t, rc);
        place("spec.place.no_arch_but_its_complement", PvmTaskArch | PvmHostCompl, arch(), 1);
    }

    private String arch() {
        return hosts[0].hi_arch();
    }

    private int[] counts(int[] tids) {
        int[] n = new int[hosts.length];
        for (int tid : tids) {
            for (int i = 0; i < hosts.length; i++) {
                n[i] += hosts[i].hi_tid() == pvm_tidtohost(tid) ? 1 : 0;
            }
        }
        return n;
    }

    private void roundRobin() {
        int[] t = new int[6];
        int rc = spawn(PvmTaskDefault, "", 6, t);
        say("spec.place.six_on_three", "%d %s", rc, list(counts(t)));
        end(t, rc);
        rc = spawn(PvmTaskArch, arch(), 6, t);
        say("spec.place.six_of_arch", "%d %s", rc, list(counts(t)));
        end(t, rc);
        int[] one = new int[1];
        int[] three = new int[3];
        for (int i = 0; i < 3; i++) {
            spawn(PvmTaskDefault, "", 1, one);
            three[i] = one[0];
        }
        say("impl.place.one_by_one", list(counts(three)));
        end(three, 3);
    }

    private void siblings() {
        int[] t = new int[6];
        int rc = pvm_spawn(PROGRAM, new String[] {"where"}, PvmTaskDefault, "", 6, t);
        int wrong = 0;
        for (int i = 0; i < rc; i++) {
            recvOrDie(t[i], 20, "where");
            wrong += unpackInt() == pvm_tidtohost(t[i]) ? 0 : 1;
            int n = unpackInt();
            int[] siblings = unpackInts(n);
            wrong += Arrays.equals(siblings, t) ? 0 : 1;
        }
        say("spec.siblings.on_all_hosts", "%d tasks, %d wrong", rc, wrong);
        for (int tid : t) {
            waitGone(tid);
        }
    }

    private void listing() {
        int[] t = new int[2];
        spawn(PvmTaskHost, names[0], 2, t);
        int[] n = {-1};
        PvmTaskInfo[][] ti = {{}};
        int rc = pvm_tasks(hosts[1].hi_tid(), n, ti);
        say("spec.tasks.of_a_host", "%s n=%d", rcs(rc), n[0]);
        boolean there = ti[0][0].ti_host() == hosts[1].hi_tid();
        say("spec.tasks.host", yes(there));
        rc = pvm_tasks(hosts[2].hi_tid(), n, ti);
        say("spec.tasks.of_an_empty_host", "%s n=%d", rcs(rc), n[0]);
        rc = pvm_tasks(own, n, ti);
        say("spec.tasks.of_own_host", "%s n=%d", rcs(rc), n[0]);
        rc = pvm_tasks(0, n, ti);
        say("spec.tasks.of_all_hosts", "%s n=%d", rcs(rc), n[0]);
        rc = pvm_tasks(t[0], n, ti);
        say("spec.tasks.one_elsewhere", "%s n=%d", rcs(rc), n[0]);
        sayrc("spec.pstat.elsewhere", pvm_pstat(t[0]));
        sayrc("spec.kill.elsewhere", pvm_kill(t[0]));
        sayrc("spec.pstat.killed_elsewhere", waitGone(t[0]));
        sendEmpty(t[1], 99);
        waitGone(t[1]);
    }
}
