package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Another task, which uses the mailbox as it is told to.
final class O4Agent {

    private static final int PUT = 1;
    private static final int READ = 2;
    private static final int DELETE = 3;
    private static final int INSERT = 4;
    private static final int OLD_DELETE = 5;
    private static final int READ_LATER = 6;
    private static final int ANSWER = 10;
    private static final int LATER = 11;
    private static final int END = 99;

    private final int tid;

    O4Agent() {
        int[] t = new int[1];
        spawnRole(O4Mailbox.class, 1, t, "agent");
        tid = t[0];
    }

    int tid() {
        return tid;
    }

    private int ask(int what, String name, int a, int b) {
        order(what, name, a, b);
        return recvInt(tid, ANSWER, "answer");
    }

    private void order(int what, String name, int a, int b) {
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(name);
        packInt(a);
        packInt(b);
        pvm_send(tid, what);
    }

    /// What pvm_putinfo returned.
    int put(String name, int value, int flags) {
        return ask(PUT, name, value, flags);
    }

    /// What pvm_recvinfo returned; then the value can be unpacked.
    int read(String name, int index, int flags) {
        return ask(READ, name, index, flags);
    }

    int delete(String name, int index) {
        return ask(DELETE, name, index, PvmMboxDefault);
    }

    int insert(String name, int index, int data) {
        return ask(INSERT, name, index, data);
    }

    int oldDelete(String name, int index) {
        return ask(OLD_DELETE, name, index, 0);
    }

    /// Begins to read and does not wait for it.
    void readLater(String name, int index, int flags) {
        order(READ_LATER, name, index, flags);
    }

    /// Whether a reading that was begun is through.
    boolean through() {
        return pvm_probe(tid, LATER) != 0;
    }

    /// The value of a reading that was begun, or its error.
    int later() {
        recvOrDie(tid, LATER, "later");
        int rc = unpackInt();
        return rc < 0 ? rc : unpackInt();
    }

    void end() {
        sendEmpty(tid, END);
        waitGone(tid);
    }

    static void serve(String[] argv) {
        if (!argv[0].equals("agent")) {
            throw new IllegalArgumentException(argv[0]);
        }
        int p = pvm_parent();
        while (true) {
            int what = tag(recvOrDie(p, -1, "agent"));
            if (what == END) {
                pvm_exit();
                return;
            }
            obey(p, what, unpackString(), unpackInt(), unpackInt());
        }
    }

    private static void obey(int p, int what, String name, int a, int b) {
        switch (what) {
            case PUT -> {
                pvm_initsend(PvmDataDefault);
                packInt(a);
                sendInt(p, ANSWER, pvm_putinfo(name, pvm_getsbuf(), b));
            }
            case READ -> answerRead(p, ANSWER, pvm_recvinfo(name, a, b));
            case DELETE -> sendInt(p, ANSWER, pvm_delinfo(name, a, b));
            case INSERT -> sendInt(p, ANSWER, pvm_insert(name, a, b));
            case OLD_DELETE -> sendInt(p, ANSWER, pvm_delete(name, a));
            case READ_LATER -> answerRead(p, LATER, pvm_recvinfo(name, a, b));
            default -> throw new IllegalArgumentException("order " + what);
        }
    }

    private static void answerRead(int p, int tag, int rc) {
        if (rc < 0) {
            sendInt(p, tag, rc);
        } else {
            sendInt(p, tag, 1, unpackInt());
        }
    }
}
