package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// How the group programs start copies of themselves.
final class Family {

    private Family() {}

    /// Starts copies, which get the argument and a second one that tells them that they are copies;
    /// prints their tids.
    static int[] spawn(Class<?> program, String argument, int copies) {
        int[] tids = new int[Math.max(1, copies)];
        if (copies > 0) {
            String[] argv = {argument, "copy"};
            pvm_spawn(program.getName(), argv, PvmTaskDefault, "", copies, tids);
            for (int tid : tids) {
                System.out.printf("0x%x%n", tid);
            }
        }
        return tids;
    }
}
