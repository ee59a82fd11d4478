package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.O4Entries.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O4Mailbox]: what becomes of entries whose owner ends.
final class O4Orphans {

    private static final int SHARED = PvmMboxPersistent | PvmMboxOverWritable;

    private final int me;

    O4Orphans(int me) {
        this.me = me;
    }

    void run() {
        O4Agent agent = new O4Agent();
        agent.put("gone", 1, PvmMboxDefault);
        agent.put("gone", 2, PvmMboxMultiInstance);
        agent.put("stays", 3, PvmMboxPersistent);
        agent.put("shared", 4, SHARED);
        agent.put("mixed", 5, PvmMboxMultiInstance);
        agent.put("mixed", 6, PvmMboxMultiInstance | PvmMboxPersistent);
        agent.end();
        for (int i = 0; i < 400 && pvm_recvinfo("gone", 0, 0) > 0; i++) {
            nap(5);
        }
        say("spec.orphan.not_persistent", "%s %s", read("gone", 0, 0), read("gone", 1, 0));
        say("spec.orphan.persistent", read("stays", 0, 0));
        say("spec.orphan.owner", "%d", O4Classes.owner("stays", 0));
        say("spec.orphan.mixed", "%s %s", read("mixed", 0, 0), read("mixed", 1, 0));
        locked();
        shared();
        killed();
    }

    private static void locked() {
        sayrc("impl.orphan.locked_replace", put("stays", 7, PvmMboxDefault));
        sayrc("impl.orphan.locked_delete", pvm_delinfo("stays", 0, PvmMboxDefault));
        say("impl.orphan.locked_take", read("stays", 0, PvmMboxReadAndDelete));
        say("impl.orphan.locked_still_there", read("stays", 0, PvmMboxDefault));
    }

    private void shared() {
        say("spec.orphan.overwritable", read("shared", 0, 0));
        say("spec.orphan.overwritable_owner", "%d", O4Classes.owner("shared", 0));
        sayrc("spec.orphan.overwritable_replace", put("shared", 8, SHARED));
        boolean mine = O4Classes.owner("shared", 0) == me;
        say("spec.orphan.overwritable_new_owner", mine ? "writer" : "other");
        O4Agent agent = new O4Agent();
        agent.put("shared", 9, SHARED);
        agent.end();
        for (int i = 0; i < 400 && O4Classes.owner("shared", 0) != 0; i++) {
            nap(5);
        }
        sayrc("spec.orphan.overwritable_delete", pvm_delinfo("shared", 0, PvmMboxDefault));
    }

    private static void killed() {
        O4Agent agent = new O4Agent();
        agent.put("killed", 1, PvmMboxDefault);
        pvm_kill(agent.tid());
        waitGone(agent.tid());
        for (int i = 0; i < 400 && pvm_recvinfo("killed", 0, 0) > 0; i++) {
            nap(5);
        }
        say("spec.orphan.of_a_killed_task", read("killed", 0, 0));
    }
}
