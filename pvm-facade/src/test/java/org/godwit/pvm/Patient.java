package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

/// Handles USR1 by telling its parent, and waits.
public final class Patient {

    private Patient() {}

    public static void main(String[] argv) {
        if (argv.length > 0) {
            PvmSignals.handle(10, Patient::tell);
        }
        pvm_initsend(PvmDataDefault);
        pvm_send(pvm_parent(), 11);
        pvm_recv(-1, 99);
        pvm_initsend(PvmDataDefault);
        pvm_send(pvm_parent(), 12);
    }

    private static void tell(int signum) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {signum}, 1, 1);
        pvm_send(pvm_parent(), 15);
    }
}
