package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

/// Tells its parent what it has got from it.
public final class Inheritor {

    private Inheritor() {}

    public static void main(String[] argv) {
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(
                "%s %s %s"
                        .formatted(
                                PvmEnvironment.get("GODWIT_A"),
                                PvmEnvironment.get("PVM_EXPORT"),
                                PvmEnvironment.directory()));
        pvm_send(pvm_parent(), 10);
    }
}
