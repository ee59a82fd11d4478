package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Messages and their selection: sending, receiving, order, contexts, matching functions, handlers,
/// headers.
public final class O2Messages {

    private O2Messages() {}

    public static void main(String[] argv) {
        int me = enrol();
        if (argv.length > 0) {
            O2Roles.play(argv);
            return;
        }
        new O2Sending(me).run();
        new O2Multicast(me).run();
        new O2Selecting(me).run();
        new O2Receiving(me).run();
        new O2Arrays(me).run();
        new O2Order().run();
        new O2Routes().run();
        new O2Contexts(me).run();
        new O2Matching(me).run();
        new O2Handlers(me).run();
        new O2Headers(me).run();
        pvm_exit();
    }
}
