package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// In 32 groups; meets its [Tnb]s in one of them. Argument: how many of these.
public final class Thb {

    static final String MEETING = "group0";

    private Thb() {}

    public static void main(String[] argv) {
        if (argv.length == 0) {
            System.out.println("usage: thb <nproc>");
            return;
        }
        int n = Integer.parseInt(argv[0]);
        pvm_mytid();
        for (int i = 0; i < Tjl.GROUPS; i++) {
            pvm_joingroup("group" + i);
            System.err.println("joined group" + i);
        }
        System.out.print("spawning ... ");
        pvm_spawn(Tnb.class.getName(), argv, PvmTaskDefault, "", n, new int[n]);
        System.out.printf("barrier on %s %n", MEETING);
        pvm_barrier(MEETING, n + 1);
        System.out.println(" leaving all the groups ");
        for (int i = 0; i < Tjl.GROUPS; i++) {
            pvm_lvgroup("group" + i);
        }
        System.out.println("done.");
        pvm_exit();
    }
}
