package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

/// Waits for a message that does not come: the smallest task that can be moved.
public final class Idle {

    private Idle() {}

    public static void main(String[] argv) {
        pvm_recv(-1, -1);
        pvm_exit();
    }
}
