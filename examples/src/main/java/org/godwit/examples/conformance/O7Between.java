package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of [O7Hosts]: between hosts: messages, contexts, mailbox, output, a group.
final class O7Between {

    private static final String PROGRAM = O7Hosts.class.getName();

    private final int me;
    private final String[] names;

    O7Between(int me, String[] names) {
        this.me = me;
        this.names = names;
    }

    void run() {
        messages();
        contexts();
        mailbox();
        output();
        group();
    }

    private int there(String role) {
        int[] t = new int[1];
        pvm_spawn(PROGRAM, new String[] {role}, PvmTaskHost, names[0], 1, t);
        return t[0];
    }

    private static void end(int tid) {
        sendEmpty(tid, 99);
        waitGone(tid);
    }

    private void messages() {
        int tid = there("large");
        int wrong = 0;
        for (int i = 0; i < 100; i++) {
            sendInt(tid, 24, i, i * i);
        }
        for (int i = 0; i < 100; i++) {
            recvOrDie(tid, 25, "small");
            wrong += Arrays.equals(unpackInts(2), new int[] {i, i * i}) ? 0 : 1;
        }
        say("spec.between.100_in_order", "%d wrong", wrong);
        int[] large = new int[250_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = i * 5;
        }
        sendInt(tid, 24, large);
        recvOrDie(tid, 25, "large");
        say("spec.between.1000000_bytes", equal(Arrays.equals(unpackInts(large.length), large)));
        pvm_setopt(PvmRoute, PvmRouteDirect);
        sendInt(tid, 24, large);
        recvOrDie(tid, 25, "large");
        say("spec.between.direct_route", equal(Arrays.equals(unpackInts(large.length), large)));
        pvm_setopt(PvmRoute, PvmAllowDirect);
        sendEmpty(tid, 24);
        waitGone(tid);
    }

    private void contexts() {
        int tid = there("context");
        int far = recvInt(tid, 21, "context");
        int near = pvm_newcontext();
        say("spec.between.contexts_differ", yes(far > 0 && near > 0 && far != near));
        sayrc("impl.between.context_of_another_host", pvm_freecontext(far));
        pvm_freecontext(near);
        end(tid);
    }

    private void mailbox() {
        int tid = there("put");
        say("spec.between.put_elsewhere", "%d", recvInt(tid, 22, "put"));
        int rc = pvm_recvinfo("o7 far", 0, PvmMboxDefault);
        say("spec.between.read_here", "%s %d", rcs(rc), unpackInt());
        sayrc("spec.between.delete_of_another_s", pvm_delinfo("o7 far", 0, PvmMboxDefault));
        end(tid);
        for (int i = 0; i < 400 && pvm_recvinfo("o7 far", 0, PvmMboxDefault) > 0; i++) {
            nap(5);
        }
        sayrc("spec.between.gone_with_its_owner", pvm_recvinfo("o7 far", 0, PvmMboxDefault));
    }

    private void output() {
        Collected lines = new Collected();
        pvm_catchout(lines.stream());
        int tid = there("print");
        waitGone(tid);
        lines.await("] EOF", 1);
        say("spec.between.output", "%d", lines.count("] from afar"));
        pvm_catchout(null);
    }

    /// Of a group only what its server knows is asked here.
    private void group() {
        say("spec.between.joingroup", "%d", pvm_joingroup("o7"));
        say("spec.between.getinst", "%d", pvm_getinst("o7", me));
        sayrc("spec.between.lvgroup", pvm_lvgroup("o7"));
    }
}
