package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Options, what errors print, output settings, trace masks, contexts, and tasks that a reset
/// spares.
public final class O6Options {

    private O6Options() {}

    public static void main(String[] argv) {
        if (argv.length > 0) {
            O6Roles.play(argv);
            return;
        }
        O6Values.initial();
        int me = enrol();
        new O6Values(me).run();
        new O6Inheritance(me).run();
        new O6Output(me).run();
        new O6Errors(me).run();
        O6Contexts.run();
        O6Masks.run();
        new O6Noresets(me).run();
        pvm_exit();
    }
}
