package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Adds hosts, uses them and removes them, and prints what it is answered.
public final class Landlord {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ADDED = 5;
    private static final int REMOVED = 6;
    private static final int ENDED = 7;

    private Landlord() {}

    public static void main(String[] argv) {
        pvm_setopt(PvmAutoErr, 0);
        pvm_notify(PvmHostAdd, ADDED, -1, null);
        add("127.0.0.3 sp=2000", "bad zz=1", "no..host", "127.0.0.3", "second", "h1");
        System.out.println("told " + told(ADDED));
        System.out.println(conf());
        int second = hosts()[2].hi_tid();
        System.out.println("mstat " + pvm_mstat("second") + " " + pvm_mstat("third"));
        long[] clock = new long[2];
        long[] delta = new long[2];
        int rc = pvm_hostsync(second, clock, delta);
        boolean near = Math.abs(clock[0] - System.currentTimeMillis() / 1000) < 30;
        System.out.println("clock " + rc + " " + near);
        int[] tids = new int[6];
        int spawned = pvm_spawn("org.godwit.console.vm.Tenant", null, 0, "", 6, tids);
        System.out.println("spread " + spawned + " " + places(tids));
        int[] there = Arrays.stream(tids).filter(t -> pvm_tidtohost(t) == second).toArray();
        pvm_notify(PvmTaskExit, ENDED, there.length, there);
        pvm_notify(PvmHostDelete, REMOVED, 1, new int[] {second});
        delete("second", "h1", "nowhere", "second");
        System.out.println("gone " + (told(REMOVED) == second));
        for (int i = 0; i < there.length; i++) {
            System.out.println("ended " + (told(ENDED) != 0));
        }
        System.out.println(conf());
        add("second");
        System.out.println(conf());
        pvm_setopt(PvmAutoErr, 1);
        pvm_halt();
        System.out.println("still here");
    }

    private static void add(String... lines) {
        int[] infos = new int[lines.length];
        int rc = pvm_addhosts(lines, lines.length, infos);
        System.out.println("add " + rc + " " + hex(infos));
    }

    private static void delete(String... names) {
        int[] infos = new int[names.length];
        int rc = pvm_delhosts(names, names.length, infos);
        System.out.println("delete " + rc + " " + hex(infos));
    }

    private static int told(int tag) {
        int[] first = new int[1];
        if (pvm_trecv(-1, tag, PATIENCE) > 0) {
            pvm_upkint(first, 1, 1);
        }
        return first[0];
    }

    private static PvmHostInfo[] hosts() {
        PvmHostInfo[][] hosts = new PvmHostInfo[1][];
        pvm_config(null, null, hosts);
        return hosts[0];
    }

    private static String conf() {
        return Arrays.stream(hosts())
                .map(h -> h.hi_name() + "=" + Integer.toHexString(h.hi_tid()) + "/" + h.hi_speed())
                .collect(Collectors.joining(" "));
    }

    private static String places(int[] tids) {
        return Arrays.stream(tids)
                .mapToObj(t -> Integer.toString(pvm_tidtohost(t) >>> 18))
                .collect(Collectors.joining(" "));
    }

    private static String hex(int[] infos) {
        return Arrays.stream(infos)
                .mapToObj(i -> i < 0 ? Integer.toString(i) : Integer.toHexString(i))
                .collect(Collectors.joining(" "));
    }
}
