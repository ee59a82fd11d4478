package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.O4Entries.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMboxInfo;

import java.util.Arrays;

/// Part of [O4Mailbox]: listing. What others left, "stays" and "mixed", cannot be deleted.
final class O4Classes {

    private final int me;

    O4Classes(int me) {
        this.me = me;
    }

    /// The owner of an entry; -1 if there is none.
    static int owner(String name, int index) {
        int[] n = new int[1];
        PvmMboxInfo[][] classes = {{}};
        pvm_getmboxinfo(name, n, classes);
        for (PvmMboxInfo box : classes[0]) {
            for (int i = 0; i < box.mi_nentries(); i++) {
                if (box.mi_name().equals(name) && box.mi_indices()[i] == index) {
                    return box.mi_owners()[i];
                }
            }
        }
        return -1;
    }

    void run() {
        listing("spec.list.what_is_left", "*");
        put("c_one", 1, PvmMboxDefault);
        put("c_two", 2, PvmMboxMultiInstance | PvmMboxOverWritable);
        put("c_two", 3, PvmMboxMultiInstance | PvmMboxPersistent);
        put("c_two", 4, PvmMboxDirectIndex(9));
        put("a*b", 5, PvmMboxDefault);
        entries();
        listing("spec.list.all", "*");
        listing("spec.list.by_name", "c_one");
        listing("impl.list.part_of_name", "c_");
        listing("impl.list.part_within", "_t");
        listing("impl.list.no_regular_expression", "c_.*");
        listing("impl.list.no_anchor", "^c_");
        listing("impl.list.star_within", "c*o");
        listing("impl.list.star_at_end", "c_*");
        listing("impl.list.literal_star", "a\\*b");
        listing("spec.list.none", "no such class");
        listing("impl.list.empty_pattern", "");
        pvm_delinfo("c_one", 0, 0);
        for (int index : new int[] {0, 1, 9}) {
            pvm_delinfo("c_two", index, 0);
        }
        pvm_delinfo("a*b", 0, 0);
        listing("spec.list.empty_classes_are_gone", "c_");
    }

    private static void listing(String name, String pattern) {
        int[] n = {-1};
        PvmMboxInfo[][] classes = {{}};
        int rc = pvm_getmboxinfo(pattern, n, classes);
        String[] names = new String[Math.max(0, n[0])];
        for (int i = 0; i < names.length; i++) {
            names[i] = " <" + classes[0][i].mi_name() + ">";
        }
        Arrays.sort(names); // no order is promised
        say(name, "%s n=%d%s", rcs(rc), n[0], String.join("", names));
    }

    private void entries() {
        PvmMboxInfo[][] classes = {{}};
        pvm_getmboxinfo("c_two", new int[1], classes);
        PvmMboxInfo two = classes[0][0];
        say("spec.info.name", two.mi_name());
        say("spec.info.entries", "%d", two.mi_nentries());
        say("spec.info.indices", list(two.mi_indices()));
        boolean mine = true;
        for (int owner : two.mi_owners()) {
            mine = owner == me && mine;
        }
        say("spec.info.owners", mine ? "all me" : "other");
        say("impl.info.flags", list(two.mi_flags()));
    }
}
