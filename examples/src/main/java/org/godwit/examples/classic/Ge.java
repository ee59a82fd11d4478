package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// Every member of a group tells all others who it is, and each holds what it is told against what
/// the group says. Argument: how many tasks in all.
public final class Ge {

    private static final String GROUP = "ge";
    private static final int TAG = 3;

    private Ge() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        boolean child = pvm_parent() > 0 && argv.length > 1;
        System.out.printf("ge 0x%x enrolled%n", mytid);
        if (argv.length == 0) {
            System.out.println("usage: ge <nproc>");
            pvm_exit();
            return;
        }
        int n = Integer.parseInt(argv[0]);
        int me = pvm_joingroup(GROUP);
        System.out.printf("ge 0x%x %d%n", mytid, me);
        if (!child) {
            Family.spawn(Ge.class, argv[0], n - 1);
        }
        pvm_barrier(GROUP, n);
        System.out.printf("group ge size %d gid %d: sync%n", pvm_gsize(GROUP), me);
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {me, mytid}, 2, 1);
        if (n > 1) {
            pvm_bcast(GROUP, TAG);
        }
        for (int i = 1; i < n; i++) {
            pvm_recv(-1, TAG);
            int instance = unpackInt();
            int tid = unpackInt();
            if (pvm_gettid(GROUP, instance) != tid || pvm_getinst(GROUP, tid) != instance) {
                System.out.printf("gid %d doesn't match up!%n", instance);
            }
        }
        pvm_barrier(GROUP, n);
        pvm_lvgroup(GROUP);
        System.out.println("done");
        pvm_exit();
    }
}
