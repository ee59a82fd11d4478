package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Sends back every message that [Timing] sends: the received buffer is made the send buffer. It is
/// killed in the end.
public final class TimingSlave {

    private TimingSlave() {}

    public static void main(String[] argv) {
        pvm_setopt(PvmRoute, PvmRouteDirect);
        int parent = pvm_parent();
        while (pvm_recv(-1, -1) > 0) {
            pvm_freebuf(pvm_setsbuf(pvm_getrbuf()));
            pvm_send(parent, Timing.ANSWER);
        }
        pvm_exit();
    }
}
