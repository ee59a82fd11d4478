package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMboxInfo;

/// Part of [O4Mailbox]: insert, lookup, delete of PVM 3.3.
final class O4Numbers {

    private final int me;

    O4Numbers(int me) {
        this.me = me;
    }

    void run() {
        inserting();
        lookingUp();
        asMailbox();
        ofOthers();
        deleting();
    }

    private static void inserting() {
        say("spec.insert.index_0", "%d", pvm_insert("n", 0, 100));
        sayrc("spec.insert.duplicate", pvm_insert("n", 0, 101));
        say("spec.insert.first_free", "%d", pvm_insert("n", -1, 102));
        say("spec.insert.far", "%d", pvm_insert("n", 5, 105));
        say("spec.insert.next_free", "%d", pvm_insert("n", -1, 103));
        sayrc("impl.insert.index_minus_2", pvm_insert("n", -2, 1));
        sayrc("spec.insert.empty_name", pvm_insert("", 0, 1));
        sayrc("spec.insert.null_name", pvm_insert(null, 0, 1));
    }

    private static void lookup(String name, String box, int index) {
        int[] data = {-7};
        int rc = pvm_lookup(box, index, data);
        say(name, "%s data=%d", rc >= 0 ? String.valueOf(rc) : rcs(rc), data[0]);
    }

    private static void lookingUp() {
        lookup("spec.lookup.index_0", "n", 0);
        lookup("spec.lookup.index_5", "n", 5);
        lookup("spec.lookup.first", "n", -1);
        lookup("spec.lookup.no_such_index", "n", 4);
        lookup("spec.lookup.no_such_name", "nobody", 0);
        lookup("spec.lookup.no_such_name_first", "nobody", -1);
        lookup("impl.lookup.index_minus_2", "n", -2);
        lookup("spec.lookup.empty_name", "", 0);
        sayrc("spec.lookup.null_name", pvm_lookup(null, 0, new int[1]));
        say("impl.lookup.without_data", "%d", pvm_lookup("n", 5, null));
    }

    private void asMailbox() {
        PvmMboxInfo[][] classes = {{}};
        int[] n = new int[1];
        pvm_getmboxinfo("n", n, classes);
        for (int k = 0; k < n[0]; k++) {
            PvmMboxInfo box = classes[0][k];
            if (box.mi_name().equals("n")) {
                int[] flags = box.mi_flags();
                say("impl.insert.entries", "%d flags=%d", box.mi_nentries(), flags[0] & 1023);
                say("impl.insert.owner", box.mi_owners()[0] == me ? "me" : "other");
            }
        }
        say("impl.insert.read_by_recvinfo", O4Entries.read("n", 5, PvmMboxDefault));
        O4Entries.put("p", 77, PvmMboxDefault);
        lookup("impl.lookup.of_what_was_put", "p", 0);
        sayrc("impl.insert.on_what_was_put", pvm_insert("p", 0, 78));
        pvm_delinfo("p", 0, PvmMboxDefault);
    }

    private static void ofOthers() {
        O4Agent agent = new O4Agent();
        sayrc("spec.insert.on_another_s", agent.insert("n", 0, 200));
        sayrc("impl.delete.another_s", agent.oldDelete("n", 0));
        say("spec.insert.by_another", "%d", agent.insert("n", 9, 209));
        sayrc("impl.delete.by_another", pvm_delete("n", 9));
        agent.end();
        lookup("spec.insert.outlives_its_task", "n", 9);
        sayrc("impl.delete.orphan", pvm_delete("n", 9));
    }

    private static void deleting() {
        say("impl.delete.returns_index", "%d", pvm_delete("n", 5));
        sayrc("spec.delete.again", pvm_delete("n", 5));
        sayrc("spec.delete.no_such_name", pvm_delete("nobody", 0));
        say("impl.delete.first", rcs(pvm_delete("n", -1)));
        sayrc("spec.delete.empty_name", pvm_delete("", 0));
        sayrc("spec.delete.null_name", pvm_delete(null, 0));
        for (int i = 0; i < 3; i++) {
            pvm_delete("n", i);
        }
    }
}
