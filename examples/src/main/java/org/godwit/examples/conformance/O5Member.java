package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.O5Group.N;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of [O5Group]: what each of the N members of "g" does; instance 0 prints.
final class O5Member {

    private final int me;
    private final int inst;
    private final int[] peers;
    private final boolean first;

    O5Member(int me, int inst, int[] peers) {
        this.me = me;
        this.inst = inst;
        this.peers = peers;
        first = inst == 0;
    }

    void run() {
        members();
        broadcast();
        gather();
        scatter();
        new O5Reductions(inst, peers).run();
        noOvertaking();
        bar();
        frozen();
    }

    private static void bar() {
        pvm_barrier("g", N);
    }

    private void members() {
        int r = pvm_barrier("g", N);
        if (!first) {
            return;
        }
        sayrc("spec.barrier.rc", r);
        say("spec.gsize", "%d", pvm_gsize("g"));
        say("spec.gettid.self", yes(pvm_gettid("g", 0) == me));
        say("spec.getinst.self", "%d", pvm_getinst("g", me));
        boolean inverse = true;
        for (int i = 0; i < N; i++) {
            inverse = pvm_getinst("g", pvm_gettid("g", i)) == i && inverse;
        }
        say("spec.gettid_getinst.inverse", yes(inverse));
    }

    private void broadcast() {
        bar();
        if (!first) {
            sendInt(peers[0], 61, recvInt(peers[0], 60, "bcast"));
            return;
        }
        pvm_initsend(PvmDataDefault);
        packInt(4711);
        sayrc("spec.bcast.rc", pvm_bcast("g", 60));
        say("spec.bcast.not_to_self", "%d", pvm_nrecv(-1, 60));
        int right = 0;
        for (int i = 1; i < N; i++) {
            right += recvInt(-1, 61, "b61") == 4711 ? 1 : 0;
        }
        say("spec.bcast.received_by_others", "%d", right);
    }

    private void gather() {
        bar();
        int[] a = {inst * 10, inst * 10 + 1, inst * 10 + 2};
        int[] res = new int[3 * N];
        int r = pvm_gather(res, a, 3, PVM_INT, 70, "g", 0);
        if (first) {
            say("spec.gather.to_0", "%s %s ", rcs(r), joined(" ", res));
        }
        bar();
        Arrays.fill(res, 0);
        pvm_gather(res, a, 1, PVM_INT, 71, "g", 2);
        if (inst == 2) {
            sendInt(peers[0], 72, Arrays.copyOf(res, N));
        }
        if (first) {
            recvOrDie(peers[2], 72, "g2");
            say("spec.gather.to_2", joined(" ", unpackInts(N)));
        }
    }

    private void scatter() {
        bar();
        int[] res = new int[3 * N];
        for (int i = 0; i < res.length; i++) {
            res[i] = 100 + i;
        }
        int[] loc = new int[3];
        int r = pvm_scatter(loc, res, 3, PVM_INT, 73, "g", 0);
        if (!first) {
            sendInt(peers[0], 74, loc);
            return;
        }
        StringBuilder parts = new StringBuilder(joined(" ", loc)).append(" |");
        for (int i = 1; i < N; i++) {
            recvOrDie(peers[i], 74, "sc");
            parts.append(' ').append(joined(" ", unpackInts(3))).append(" |");
        }
        say("spec.scatter.from_0", "%s %s", rcs(r), parts);
    }

    /// Nobody passes barrier k before all have come to it.
    private void noOvertaking() {
        int bad = 0;
        for (int k = 0; k < 20; k++) {
            if (!first) {
                sendInt(peers[0], 90, k);
            }
            bar();
            for (int i = 1; first && i < N; i++) {
                bad += recvInt(-1, 90, "rb") == k ? 0 : 1;
            }
            bar();
        }
        if (first) {
            say("spec.barrier.20_rounds_no_overtaking", "%d violations", bad);
        }
    }

    private void frozen() {
        int r = pvm_freezegroup("g", N);
        if (first) {
            say("impl.freezegroup.returns_size", "%d", r);
            say("spec.frozen.gsize", "%d", pvm_gsize("g"));
            say("spec.frozen.gettid", yes(pvm_gettid("g", 1) == peers[1]));
            sayrc("spec.frozen.freeze_again", pvm_freezegroup("g", N));
        }
        r = pvm_barrier("g", N);
        if (first) {
            sayrc("spec.frozen.barrier", r);
            pvm_initsend(PvmDataDefault);
            packInt(1);
            sayrc("spec.frozen.bcast", pvm_bcast("g", 95));
            for (int i = 1; i < N; i++) {
                recvOrDie(-1, 96, "fb2");
            }
        } else {
            recvOrDie(peers[0], 95, "fb");
            sendInt(peers[0], 96, 0);
        }
        int[] a = {inst + 1};
        r = pvm_reduce(PvmSum, a, 1, PVM_INT, 97, "g", 0);
        if (first) {
            say("spec.frozen.reduce", "%s %d", rcs(r), a[0]);
        }
        bar();
    }
}
