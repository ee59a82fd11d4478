package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

/// Waits for a message that never comes.
public final class Tenant {

    private Tenant() {}

    public static void main(String[] argv) {
        pvm_recv(-1, 99);
    }
}
