package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.O4Entries.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O4Mailbox]: reading that waits.
final class O4Waiting {

    private static final int WAIT = PvmMboxWaitForInfo;
    private static final int TAKE = PvmMboxWaitForInfo | PvmMboxReadAndDelete;

    private O4Waiting() {}

    static void run() {
        put("w", 1, PvmMboxDefault);
        say("spec.wait.already_there", read("w", 0, WAIT));
        pvm_delinfo("w", 0, PvmMboxDefault);
        O4Agent agent = new O4Agent();
        waits(agent);
        index(agent);
        first(agent);
        two(agent);
        taking(agent);
        agent.end();
    }

    private static void waits(O4Agent agent) {
        agent.readLater("w", 0, WAIT);
        nap(700);
        say("spec.wait.waits", yes(!agent.through()));
        put("other", 2, PvmMboxDefault);
        nap(200);
        say("spec.wait.not_for_another_class", yes(!agent.through()));
        put("w", 3, PvmMboxDefault);
        say("spec.wait.gets_it", "%d", agent.later());
        say("spec.wait.it_stays", read("w", 0, PvmMboxDefault));
        pvm_delinfo("w", 0, PvmMboxDefault);
        pvm_delinfo("other", 0, PvmMboxDefault);
    }

    private static void index(O4Agent agent) {
        agent.readLater("w", 2, WAIT);
        nap(200);
        put("w", 10, PvmMboxMultiInstance);
        put("w", 11, PvmMboxMultiInstance);
        nap(200);
        say("spec.wait.not_for_another_index", yes(!agent.through()));
        put("w", 12, PvmMboxMultiInstance);
        say("spec.wait.for_index_2", "%d", agent.later());
        for (int i = 0; i < 3; i++) {
            pvm_delinfo("w", i, PvmMboxDefault);
        }
    }

    private static void first(O4Agent agent) {
        agent.readLater("w", 3, WAIT | PvmMboxFirstAvail);
        nap(200);
        put("w", 20, PvmMboxDirectIndex(1));
        nap(200);
        say("spec.wait.first_not_below", yes(!agent.through()));
        put("w", 25, PvmMboxDirectIndex(5));
        say("spec.wait.first_from_3", "%d", agent.later());
        pvm_delinfo("w", 1, PvmMboxDefault);
        pvm_delinfo("w", 5, PvmMboxDefault);
    }

    private static void two(O4Agent agent) {
        O4Agent another = new O4Agent();
        agent.readLater("w", 0, WAIT);
        another.readLater("w", 0, WAIT);
        nap(700);
        put("w", 30, PvmMboxDefault);
        say("spec.wait.two_get_it", "%d %d", agent.later(), another.later());
        pvm_delinfo("w", 0, PvmMboxDefault);
        another.end();
    }

    private static void taking(O4Agent agent) {
        agent.readLater("w", 0, TAKE);
        nap(300);
        put("w", 40, PvmMboxOverWritable);
        say("spec.wait.takes", "%d", agent.later());
        say("spec.wait.taken", read("w", 0, PvmMboxDefault));
        agent.readLater("w", 0, TAKE);
        nap(300);
        put("w", 41, PvmMboxDefault);
        int got = agent.later();
        say("impl.wait.takes_locked", got < 0 ? rcs(got) : String.valueOf(got));
        pvm_delinfo("w", 0, PvmMboxDefault);
    }
}
