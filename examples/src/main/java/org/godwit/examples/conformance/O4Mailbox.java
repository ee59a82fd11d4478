package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// The mailbox: putting, reading, deleting, rights, owners that end, listing, waiting, and the old
/// interface over the same table.
///
/// Not asked, as PVM 3.4.6 never answers: what comes of putting a buffer that does not exist.
public final class O4Mailbox {

    private O4Mailbox() {}

    public static void main(String[] argv) {
        int me = enrol();
        if (argv.length > 0) {
            O4Agent.serve(argv);
            return;
        }
        new O4Entries(me).run();
        O4Instances.run();
        new O4Rights(me).run();
        new O4Orphans(me).run();
        new O4Classes(me).run();
        new O4Numbers(me).run();
        O4Waiting.run();
        pvm_exit();
    }
}
