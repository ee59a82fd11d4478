package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

/// Asks to be told when any of some tasks ends, and says which did.
public final class Watcher {

    private static final int DIED = 7;

    private Watcher() {}

    /// @param argv the tids, in decimal
    public static void main(String[] argv) {
        int[] tids = new int[argv.length];
        for (int i = 0; i < argv.length; i++) {
            tids[i] = Integer.parseInt(argv[i]);
        }
        pvm_notify(PvmTaskExit, DIED, tids.length, tids);
        System.out.println("watching " + tids.length);
        int[] tid = new int[1];
        while (true) {
            pvm_recv(-1, DIED);
            pvm_upkint(tid, 1, 1);
            System.out.println("died t" + Integer.toHexString(tid[0]));
        }
    }

    static String decimal(String tid) {
        return Integer.toString(Integer.parseInt(tid.substring(1), 16));
    }

    /// Waits for ever.
    public static final class Idle {
        private Idle() {}

        public static void main(String[] argv) {
            pvm_recv(-1, 1);
        }
    }
}
