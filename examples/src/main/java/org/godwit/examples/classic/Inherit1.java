package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// The second generation: tells its parent where and in which context it is, and what its own child
/// tells.
public final class Inherit1 {

    private static final int TAG = 1;

    private Inherit1() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        int parent = pvm_parent();
        int context = pvm_getcontext();
        String here =
                "inherit1 t%x on machine <%s> with context %d.".formatted(mytid, host(), context);
        tell(parent, here);
        int[] child = new int[1];
        if (pvm_spawn(Inherit2.class.getName(), null, PvmTaskDefault, "", 1, child) == 1) {
            tell(
                    parent,
                    "inherit1: I just spawned inherit2 as tid t%x with context %d."
                            .formatted(child[0], context));
            int sender = source(pvm_recv(-1, -1));
            tell(parent, "inherit1: t%x %s".formatted(sender, unpackString()));
        }
        tell(parent, here);
        tell(parent, "END - sent from " + here);
        pvm_exit();
    }

    private static void tell(int tid, String text) {
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(text);
        pvm_send(tid, TAG);
    }
}
