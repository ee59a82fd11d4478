package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Tasks: spawn, family, listing, signals, exit notification, output collection.
///
/// Two lines of the C program are not here, as a Java program cannot change its environment:
/// `spec.export.list` (what PVM_EXPORT then holds) and `spec.export.reaches_child` (a variable that
/// was set before). A handler for a signal becomes the end of a task by signal 15.
public final class O3Task {

    private O3Task() {}

    public static void main(String[] argv) {
        int me = enrol();
        if (argv.length > 0) {
            O3Roles.play(argv);
            return;
        }
        if (pvm_parent() > 0) {
            return; // started by a question that expects no host to be found
        }
        myself(me);
        new O3Spawning(me).run();
        new O3Listing(me).run();
        new O3Notices(me).run();
        new O3Leaving(me).run();
        O3Output.run();
        leaving(me);
    }

    private static void myself(int me) {
        say("spec.parent.of_a_hand_started_task", rcs(pvm_parent()));
        int[][] sib = new int[1][];
        int n = pvm_siblings(sib);
        say("spec.siblings.of_a_hand_started_task", "%d %s", n, sib[0][0] == me ? "self" : "other");
        say("spec.mytid.stable", yes(pvm_mytid() == me));
        boolean task = me > 0 && (me & 0x3ffff) != 0 && (me & 0xc0000000) == 0;
        say("spec.tid.is_task", task ? "host part, local part, no flags" : "odd");
        say("spec.tidtohost", pvm_tidtohost(me) == (me & 0x3ffc0000) ? "host part" : "other");
        say("impl.tidtohost_of_nonsense", "%d", pvm_tidtohost(5));
        say("spec.version", pvm_version());
    }

    private static void leaving(int me) {
        sayrc("spec.exit.rc", pvm_exit());
        int again = pvm_mytid();
        String how = again == me ? "same tid" : "no";
        say("impl.exit.any_call_enrols_again", again > 0 && again != me ? "new tid" : how);
        sayrc("spec.exit.again", pvm_exit());
        sayrc("impl.exit.when_not_enrolled", pvm_exit());
    }
}
