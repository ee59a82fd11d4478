package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;

import java.time.Duration;

/// Part of [O7Hosts]: a virtual machine of one host.
final class O7Single {

    private final int me;
    private final int host;

    O7Single(int me) {
        this.me = me;
        host = pvm_tidtohost(me);
    }

    static PvmHostInfo[] hosts() {
        PvmHostInfo[][] hosts = {{}};
        pvm_config(new int[1], new int[1], hosts);
        return hosts[0];
    }

    void run() {
        int[] nhost = {-1};
        int[] narch = {-1};
        PvmHostInfo[][] hosts = {{}};
        int rc = pvm_config(nhost, narch, hosts);
        say("spec.config.one", "%s hosts=%d archs=%d", rcs(rc), nhost[0], narch[0]);
        PvmHostInfo own = hosts[0][0];
        say("spec.config.tid", own.hi_tid() == host ? "host part" : "other");
        say("impl.config.first_host", "0x%x", own.hi_tid());
        say("spec.config.name_and_arch", yes(!own.hi_name().isEmpty() && !own.hi_arch().isEmpty()));
        say("spec.config.speed", "%d", own.hi_speed());
        sayrc("spec.config.asks_nothing", pvm_config(null, null, null));
        status(own);
        archcodes(own);
        clocks();
        daemon();
    }

    private static void status(PvmHostInfo own) {
        sayrc("spec.mstat.own_host", pvm_mstat(own.hi_name()));
        sayrc("spec.mstat.no_such_host", pvm_mstat("no..host"));
        sayrc("spec.mstat.empty", pvm_mstat(""));
        sayrc("spec.mstat.null", pvm_mstat(null));
    }

    private static void archcodes(PvmHostInfo own) {
        int code = pvm_archcode(own.hi_arch());
        say("spec.archcode.is_dsig", yes(code == own.hi_dsig() && code > 0));
        sayrc("spec.archcode.no_such_arch", pvm_archcode("NOARCH"));
        sayrc("spec.archcode.empty", pvm_archcode(""));
        sayrc("spec.archcode.null", pvm_archcode(null));
    }

    private void clocks() {
        clock("own", host);
        sayrc("spec.hostsync.no_such_host", pvm_hostsync(0x3ff80000, new long[2], new long[2]));
        sayrc("impl.hostsync.of_a_task", pvm_hostsync(me, new long[2], new long[2]));
        sayrc("spec.hostsync.asks_nothing", pvm_hostsync(host, null, null));
    }

    /// All hosts of a test are one machine: their clocks agree.
    static void clock(String name, int host) {
        long[] clk = new long[2];
        long[] delta = new long[2];
        int rc = pvm_hostsync(host, clk, delta);
        long off = Math.abs(System.currentTimeMillis() - (clk[0] * 1000 + clk[1] / 1000));
        long between = Math.abs(delta[0] * 1000 + delta[1] / 1000);
        boolean micros = clk[1] >= 0 && clk[1] < 1_000_000 && delta[1] >= 0 && delta[1] < 1_000_000;
        say(
                "spec.hostsync." + name,
                "%s clock=%s delta=%s microseconds=%s",
                rcs(rc),
                off < Duration.ofSeconds(5).toMillis() ? "now" : "other",
                between < Duration.ofSeconds(5).toMillis() ? "small" : "large",
                micros ? "in range" : "out of range");
    }

    private void daemon() {
        sayrc("spec.start_pvmd.one_is_running", pvm_start_pvmd(0, null, 0));
        sayrc("impl.notify.host_delete_of_no_host", pvm_notify(PvmHostDelete, 5, 1, new int[] {0}));
        pvm_notify(PvmHostDelete, 6, 1, new int[] {0x3ff80000});
        int v = recvInt(-1, 6, "unknown host");
        say("impl.notify.host_delete_of_unknown_at_once", "0x%x", v);
        sayrc("spec.notify.host_delete_count_0", pvm_notify(PvmHostDelete, 7, 0, new int[] {host}));
        sayrc("impl.notify.host_delete_of_a_task", pvm_notify(PvmHostDelete, 7, 1, new int[] {me}));
        while (pvm_nrecv(-1, 7) > 0 || pvm_nrecv(-1, 5) > 0) {
            // not asked about
        }
    }
}
