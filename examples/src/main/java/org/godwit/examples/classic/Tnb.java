package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// A task that [Thb] meets. Argument: how many of these there are.
public final class Tnb {

    private Tnb() {}

    public static void main(String[] argv) {
        int n = Integer.parseInt(argv[0]);
        pvm_joingroup(Thb.MEETING);
        pvm_barrier(Thb.MEETING, n + 1);
        pvm_lvgroup(Thb.MEETING);
        pvm_exit();
    }
}
