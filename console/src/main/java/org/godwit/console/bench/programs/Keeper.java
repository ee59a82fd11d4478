package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Keeps a state that its tid decides and waits to be asked for its digest: argument `BYTES`. Takes
/// messages that say nothing, too.
public final class Keeper {

    /// Say the digest of your state: answered with [#ANSWER].
    static final int ASK = 1;

    static final int ANSWER = 2;

    /// Forget it.
    static final int FLOOD = 3;

    private static final int FACTOR = 1_103_515_245;
    private static final int SUMMAND = 12_345;
    private static final int HIGH_BYTE = 24;

    private Keeper() {}

    public static void main(String[] argv) {
        byte[] state = state(pvm_mytid(), Integer.parseInt(argv[0]));
        int[] tag = new int[1];
        int[] from = new int[1];
        while (true) {
            pvm_bufinfo(pvm_recv(-1, -1), null, tag, from);
            if (tag[0] == ASK) {
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {Arrays.hashCode(state)}, 1, 1);
                pvm_send(from[0], ANSWER);
            }
        }
    }

    private static byte[] state(int tid, int bytes) {
        byte[] state = new byte[bytes];
        int x = tid;
        for (int i = 0; i < bytes; i++) {
            x = x * FACTOR + SUMMAND;
            state[i] = (byte) (x >> HIGH_BYTE);
        }
        return state;
    }

    /// What the task with this tid answers.
    static int digest(int tid, int bytes) {
        return Arrays.hashCode(state(tid, bytes));
    }
}
