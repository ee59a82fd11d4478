package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// The last generation: tells its parent where and in which context it is.
public final class Inherit2 {

    private static final int TAG = 1;

    private Inherit2() {}

    public static void main(String[] argv) {
        int parent = pvm_parent();
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(
                "\tinherit2 t%x on machine <%s> with context %d."
                        .formatted(pvm_mytid(), host(), pvm_getcontext()));
        pvm_send(parent, TAG);
        pvm_exit();
    }
}
