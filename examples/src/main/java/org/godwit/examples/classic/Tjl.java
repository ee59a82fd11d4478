package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// In 32 groups at once; asks each who it is itself.
public final class Tjl {

    static final int GROUPS = 32;

    private Tjl() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        int[] instances = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            instances[i] = pvm_joingroup("group" + i);
            System.err.println("joined group" + i);
        }
        for (int i = 0; i < GROUPS; i++) {
            if (pvm_gettid("group" + i, instances[i]) != mytid) {
                System.err.println("I'm not myself in group" + i);
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            pvm_lvgroup("group" + i);
        }
        pvm_exit();
    }
}
