package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.O4Entries.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O4Mailbox]: what one may do with the entries of another task.
final class O4Rights {

    private final int me;

    O4Rights(int me) {
        this.me = me;
    }

    void run() {
        O4Agent agent = new O4Agent();
        locked(agent);
        overwritable(agent);
        instances(agent);
        agent.end();
    }

    private static void locked(O4Agent agent) {
        say("spec.locked.put", "%d", agent.put("l", 1, PvmMboxDefault));
        say("spec.locked.others_may_read", read("l", 0, PvmMboxDefault));
        sayrc("spec.locked.others_may_not_replace", put("l", 2, PvmMboxDefault));
        sayrc("spec.locked.nor_with_overwritable", put("l", 2, PvmMboxOverWritable));
        sayrc("spec.locked.others_may_not_delete", pvm_delinfo("l", 0, PvmMboxDefault));
        sayrc("impl.locked.nor_by_flag", pvm_delinfo("l", 0, PvmMboxOverWritable));
        say("spec.locked.nor_take", read("l", 0, PvmMboxReadAndDelete));
        int first = PvmMboxReadAndDelete | PvmMboxFirstAvail;
        say("spec.locked.nor_take_first", read("l", 0, first));
        say("spec.locked.still_there", read("l", 0, PvmMboxDefault));
        sayrc("spec.locked.others_may_add", put("l", 3, PvmMboxMultiInstance));
        sayrc("spec.locked.owner_may_not_delete_that", agent.delete("l", 1));
        say("spec.locked.owner_may_delete", "%d", agent.delete("l", 0));
        pvm_delinfo("l", 1, PvmMboxDefault);
    }

    private void overwritable(O4Agent agent) {
        agent.put("o", 1, PvmMboxOverWritable);
        say("spec.overwritable.others_may_replace", "%d", put("o", 2, PvmMboxDefault));
        say("spec.overwritable.content", read("o", 0, PvmMboxDefault));
        say("spec.overwritable.owner", O4Classes.owner("o", 0) == me ? "writer" : "other");
        sayrc("spec.overwritable.then_locked", agent.put("o", 3, PvmMboxDefault));
        sayrc("spec.overwritable.former_owner_may_not_delete", agent.delete("o", 0));
        pvm_delinfo("o", 0, PvmMboxDefault);
        agent.put("o", 4, PvmMboxOverWritable);
        say("spec.overwritable.others_may_delete", "%d", pvm_delinfo("o", 0, PvmMboxDefault));
        agent.put("o", 5, PvmMboxOverWritable);
        say("spec.overwritable.others_may_take", read("o", 0, PvmMboxReadAndDelete));
        say("spec.overwritable.taken", read("o", 0, PvmMboxDefault));
    }

    private static void instances(O4Agent agent) {
        int a = put("i", 1, PvmMboxMultiInstance);
        int b = agent.put("i", 2, PvmMboxMultiInstance);
        int c = put("i", 3, PvmMboxMultiInstance);
        say("spec.instances.of_two_owners", "%d %d %d", a, b, c);
        sayrc("spec.instances.direct_on_another_s", put("i", 9, PvmMboxDirectIndex(1)));
        sayrc("spec.instances.direct_on_own", put("i", 8, PvmMboxDirectIndex(2)));
        say("spec.instances.read_by_the_other", rcs(agent.read("i", 2, 0)) + " " + unpackInt());
        int first = PvmMboxReadAndDelete | PvmMboxFirstAvail;
        say("impl.instances.take_first_from_another_s", read("i", 1, first));
        pvm_delinfo("i", 0, 0);
        pvm_delinfo("i", 2, 0);
    }
}
