package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Starts copies of itself, waits until all have joined, and meets them at a barrier. Argument: how
/// many tasks in all.
public final class Gs {

    private static final String GROUP = "gs";

    private Gs() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        boolean child = pvm_parent() > 0 && argv.length > 1;
        System.out.printf("gs 0x%x enrolled%n", mytid);
        if (argv.length == 0) {
            System.out.println("usage: gs <nproc>");
            pvm_exit();
            return;
        }
        int n = Integer.parseInt(argv[0]);
        pvm_joingroup(GROUP);
        if (!child) {
            Family.spawn(Gs.class, argv[0], n - 1);
        }
        while (pvm_gsize(GROUP) < n) {
            System.err.println("waiting on kids to join");
            Whereabouts.pause(100);
        }
        pvm_barrier(GROUP, n);
        pvm_lvgroup(GROUP);
        pvm_exit();
    }
}
