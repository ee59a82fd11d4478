package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.O4Entries.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O4Mailbox]: several entries in a class, indices, taking entries out.
final class O4Instances {

    private static final int MULTI = PvmMboxMultiInstance;

    private O4Instances() {}

    static void run() {
        multi();
        firstAvailable();
        direct();
        take();
        many();
    }

    private static void multi() {
        int a = put("m", 10, MULTI);
        int b = put("m", 11, MULTI);
        int c = put("m", 12, MULTI);
        say("spec.multi.indices", "%d %d %d", a, b, c);
        say("spec.multi.each", "%s %s %s", read("m", 0, 0), read("m", 1, 0), read("m", 2, 0));
        say("impl.multi.delete_returns_index", "%d", pvm_delinfo("m", 1, PvmMboxDefault));
        say(
                "spec.multi.others_stay",
                "%s %s %s",
                read("m", 0, 0),
                read("m", 1, 0),
                read("m", 2, 0));
        say("spec.multi.hole_is_used", "%d %s", put("m", 21, MULTI), read("m", 1, 0));
        say("spec.multi.then_next", "%d", put("m", 13, MULTI));
        say("impl.multi.default_put_is_index_0", "%d %s", put("m", 20, 0), read("m", 0, 0));
    }

    private static void firstAvailable() {
        pvm_delinfo("m", 0, PvmMboxDefault);
        say("spec.exact.deleted", read("m", 0, PvmMboxDefault));
        say("spec.first.from_0", read("m", 0, PvmMboxFirstAvail));
        say("spec.first.from_2", read("m", 2, PvmMboxFirstAvail));
        say("spec.first.from_there", read("m", 3, PvmMboxFirstAvail));
        say("spec.first.beyond_the_last", read("m", 4, PvmMboxFirstAvail));
        say("spec.first.no_such_class", read("nobody", 0, PvmMboxFirstAvail));
        for (int i = 1; i < 4; i++) {
            pvm_delinfo("m", i, PvmMboxDefault);
        }
        say("spec.first.all_deleted", read("m", 0, PvmMboxFirstAvail));
    }

    private static void direct() {
        say("spec.direct.flag", "%d", PvmMboxDirectIndex(7));
        say("spec.direct.of_flags", "%d", PvmMboxDirectIndexOf(PvmMboxDirectIndex(7) | 5));
        say("spec.direct.index", "%d", put("d", 7, PvmMboxDirectIndex(7)));
        say("spec.direct.read", "%s %s", read("d", 7, 0), read("d", 0, 0));
        say(
                "spec.direct.replace_own",
                "%d %s",
                put("d", 8, PvmMboxDirectIndex(7)),
                read("d", 7, 0));
        say("spec.direct.lowest_free_after", "%d", put("d", 1, MULTI));
        say("spec.direct.with_multi", "%d", put("d", 9, MULTI | PvmMboxDirectIndex(5)));
        int next = put("d", 10, MULTI | PvmMboxDirectIndex(7));
        say("impl.direct.multi_on_taken", "%d %s", next, read("d", 7, 0));
        int last = PvmMboxMaxDirectIndex - 1;
        say("spec.direct.last", "%d", put("d", 3, PvmMboxDirectIndex(last)));
        say("spec.direct.read_last", read("d", last, PvmMboxDefault));
        for (int index : new int[] {0, next, 5, 7, last}) {
            pvm_delinfo("d", index, PvmMboxDefault);
        }
        say("spec.direct.all_deleted", read("d", 0, PvmMboxFirstAvail));
    }

    private static void take() {
        put("t", 1, MULTI);
        put("t", 2, MULTI);
        int how = PvmMboxReadAndDelete;
        say("spec.take.exact", read("t", 1, how));
        say("spec.take.is_gone", read("t", 1, how));
        say("spec.take.first", read("t", 0, how | PvmMboxFirstAvail));
        say("spec.take.first_is_gone", read("t", 0, how | PvmMboxFirstAvail));
        say("spec.take.no_such_class", read("nobody", 0, how));
    }

    private static void many() {
        int wrong = 0;
        for (int i = 0; i < 200; i++) {
            wrong += put("many", i, MULTI) == i ? 0 : 1;
        }
        for (int i = 0; i < 200; i++) {
            wrong += read("many", i, 0).equals(String.valueOf(i)) ? 0 : 1;
        }
        for (int i = 199; i >= 0; i--) {
            wrong += pvm_delinfo("many", i, 0) == i ? 0 : 1;
        }
        say("spec.multi.200_entries", "%d wrong", wrong);
    }
}
