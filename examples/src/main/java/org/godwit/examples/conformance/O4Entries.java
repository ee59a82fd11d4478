package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Figures.*;
import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of [O4Mailbox]: one entry, put, read, replaced, deleted; what is refused.
final class O4Entries {

    private final int me;

    O4Entries(int me) {
        this.me = me;
    }

    /// Puts one number.
    static int put(String name, int value, int flags) {
        int b = pvm_mkbuf(PvmDataDefault);
        int old = pvm_setsbuf(b);
        packInt(value);
        int rc = pvm_putinfo(name, b, flags);
        pvm_setsbuf(old);
        pvm_freebuf(b);
        return rc;
    }

    /// What reading gives: the number, or the error.
    static String read(String name, int index, int flags) {
        int rc = pvm_recvinfo(name, index, flags);
        return rc > 0 ? String.valueOf(unpackInt()) : rcs(rc);
    }

    void run() {
        say("spec.put.index", "%d", put("one", 11, PvmMboxDefault));
        say("spec.recv.content", read("one", 0, PvmMboxDefault));
        say("spec.recv.again", read("one", 0, PvmMboxDefault));
        refused();
        buffers();
        header();
        replacing();
        deleting();
        big();
        names();
    }

    private static void refused() {
        sayrc("spec.recv.no_such_class", pvm_recvinfo("nobody", 0, PvmMboxDefault));
        sayrc("spec.recv.no_such_index", pvm_recvinfo("one", 1, PvmMboxDefault));
        sayrc("spec.recv.negative_index", pvm_recvinfo("one", -1, PvmMboxDefault));
        sayrc("spec.recv.empty_name", pvm_recvinfo("", 0, PvmMboxDefault));
        sayrc("spec.recv.null_name", pvm_recvinfo(null, 0, PvmMboxDefault));
        sayrc("spec.put.empty_name", put("", 1, PvmMboxDefault));
        int b = pvm_initsend(PvmDataDefault);
        sayrc("spec.put.null_name", pvm_putinfo(null, b, PvmMboxDefault));
        sayrc("spec.del.no_such_class", pvm_delinfo("nobody", 0, PvmMboxDefault));
        sayrc("spec.del.no_such_index", pvm_delinfo("one", 1, PvmMboxDefault));
        sayrc("spec.del.negative_index", pvm_delinfo("one", -1, PvmMboxDefault));
        sayrc("spec.del.empty_name", pvm_delinfo("", 0, PvmMboxDefault));
        sayrc("spec.del.null_name", pvm_delinfo(null, 0, PvmMboxDefault));
    }

    private void buffers() {
        sendInt(me, 1, 44);
        int kept = recvOrDie(me, 1, "kept");
        int b = pvm_recvinfo("one", 0, PvmMboxDefault);
        say("spec.recv.is_receive_buffer", yes(b > 0 && pvm_getrbuf() == b));
        sayrc("spec.recv.frees_receive_buffer", pvm_bufinfo(kept, null, null, null));
        sendInt(me, 1, 45);
        kept = recvOrDie(me, 1, "kept");
        int rc = pvm_recvinfo("nobody", 0, PvmMboxDefault);
        String now = pvm_getrbuf() == kept ? "kept" : rcs(pvm_getrbuf());
        say("impl.recv.in_vain", "%s rbuf=%s", rcs(rc), now);
        sayrc("impl.recv.in_vain_frees_receive_buffer", pvm_bufinfo(kept, null, null, null));
        int s = pvm_initsend(PvmDataDefault);
        packInt(1);
        say("spec.put.active_send_buffer", "%d", pvm_putinfo("two", s, PvmMboxDefault));
        say("spec.put.keeps_send_buffer", yes(pvm_getsbuf() == s));
        packInt(2);
        pvm_recvinfo("two", 0, PvmMboxDefault);
        say("spec.put.is_a_copy", "%d bytes", length(pvm_getrbuf()));
        pvm_putinfo("two", s, PvmMboxDefault);
        pvm_recvinfo("two", 0, PvmMboxDefault);
        say("spec.put.again", list(unpackInts(2)));
        sendInt(me, 2, 46);
        int r = recvOrDie(me, 2, "received");
        say("spec.put.received_message", "%d", pvm_putinfo("three", r, PvmMboxDefault));
        say("impl.put.received_message_then", read("three", 0, PvmMboxDefault));
        pvm_setcontext(77);
        say("spec.recv.in_another_context", read("one", 0, PvmMboxDefault));
        pvm_setcontext(0);
        pvm_delinfo("two", 0, PvmMboxDefault);
        pvm_delinfo("three", 0, PvmMboxDefault);
    }

    private void header() {
        int b = pvm_recvinfo("one", 0, PvmMboxDefault);
        say("spec.recv.length", "%d", length(b));
        say("impl.recv.tag", "%d", tag(b));
        say("impl.recv.source", source(b) == me ? "owner" : "other");
    }

    private static void replacing() {
        say("impl.put.own_entry_is_replaced", rcs(put("one", 12, PvmMboxDefault)));
        say("impl.put.own_entry_now", read("one", 0, PvmMboxDefault));
        say("spec.put.persistent_instead", rcs(put("one", 13, PvmMboxPersistent)));
        say("spec.put.and_back", rcs(put("one", 14, PvmMboxDefault)));
    }

    private static void deleting() {
        say("impl.del.returns_index", "%d", pvm_delinfo("one", 0, PvmMboxDefault));
        sayrc("spec.del.again", pvm_delinfo("one", 0, PvmMboxDefault));
        sayrc("spec.del.then_read", pvm_recvinfo("one", 0, PvmMboxDefault));
    }

    private static void big() {
        int[] many = new int[250_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i * 3;
        }
        int b = pvm_initsend(PvmDataRaw);
        pvm_pkint(many, many.length, 1);
        sayrc("spec.put.big", pvm_putinfo("big", b, PvmMboxDefault));
        int r = pvm_recvinfo("big", 0, PvmMboxDefault);
        int n = length(r);
        say("spec.recv.big", "%d %s", n, equal(Arrays.equals(many, unpackInts(many.length))));
        pvm_delinfo("big", 0, PvmMboxDefault);
        b = pvm_initsend(PvmDataDefault);
        sayrc("spec.put.empty_message", pvm_putinfo("nothing", b, PvmMboxDefault));
        r = pvm_recvinfo("nothing", 0, PvmMboxDefault);
        say("spec.recv.empty_message", "%s %d bytes", rcs(r), length(r));
        pvm_delinfo("nothing", 0, PvmMboxDefault);
    }

    private static void names() {
        String[] names = {"with blanks in it", "a/b:c*?", "x".repeat(1000)};
        String[] say = {"blanks", "special_characters", "1000_characters"};
        for (int i = 0; i < names.length; i++) {
            int rc = put(names[i], i, PvmMboxDefault);
            say("spec.name." + say[i], "%s %s", rcs(rc), read(names[i], 0, PvmMboxDefault));
            pvm_delinfo(names[i], 0, PvmMboxDefault);
        }
    }
}
