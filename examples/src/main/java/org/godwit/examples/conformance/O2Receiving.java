package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.time.Duration;

/// Part of [O2Messages]: waiting, with and without an end.
final class O2Receiving {

    private final int me;

    O2Receiving(int me) {
        this.me = me;
    }

    void run() {
        buffers();
        timeouts();
        int[] t = new int[1];
        spawnRole(O2Messages.class, 1, t, "late");
        int b = pvm_recv(t[0], 12);
        say("spec.recv.waits", "%s %d", rcs(b), unpackInt());
        spawnRole(O2Messages.class, 1, t, "late");
        b = pvm_trecv(t[0], 12, null);
        say("spec.trecv.without_end_waits", "%s %d", rcs(b), unpackInt());
        descriptors();
    }

    /// What becomes of the receive buffer.
    private void buffers() {
        pvm_setrbuf(0);
        say("spec.nrecv.nothing", "%d rbuf=%d", pvm_nrecv(-1, 4242), pvm_getrbuf());
        sendInt(me, 1, 5);
        int a = recvOrDie(me, 1, "one");
        say("spec.recv.is_receive_buffer", yes(pvm_getrbuf() == a));
        say("impl.nrecv.in_vain", "%d rbuf=%d", pvm_nrecv(-1, 4242), pvm_getrbuf());
        sayrc("impl.nrecv.in_vain_frees_receive_buffer", pvm_bufinfo(a, null, null, null));
        sendInt(me, 1, 6);
        a = recvOrDie(me, 1, "one");
        int rc = pvm_trecv(-1, 4242, Duration.ZERO);
        say("impl.trecv.in_vain", "%d rbuf=%d", rc, pvm_getrbuf());
        sayrc("impl.trecv.in_vain_frees_receive_buffer", pvm_bufinfo(a, null, null, null));
        sendInt(me, 1, 7);
        sendInt(me, 2, 8);
        a = recvOrDie(me, 1, "one");
        pvm_setrbuf(0);
        int b = recvOrDie(me, 2, "two");
        int v = unpackInt();
        say("spec.setrbuf.back", "%s %d", yes(pvm_setrbuf(a) == b), v);
        say("spec.setrbuf.kept", "%d", unpackInt());
        sayrc("spec.freebuf.received", pvm_freebuf(b));
        sayrc("spec.freebuf.active_receive_buffer", pvm_freebuf(a));
        say("spec.freebuf.then_none", "%d", pvm_getrbuf());
        sayrc("spec.upkint.then_no_buffer", pvm_upkint(new int[1], 1, 1));
    }

    private void timeouts() {
        say("spec.trecv.zero_nothing", "%d", pvm_trecv(-1, 4242, Duration.ZERO));
        say("impl.trecv.negative", "%d", pvm_trecv(-1, 4242, Duration.ofSeconds(-1)));
        long began = System.nanoTime();
        int rc = pvm_trecv(-1, 4242, Duration.ofMillis(200));
        long millis = (System.nanoTime() - began) / 1_000_000;
        String late = millis < 3000 ? "about 200ms" : "late";
        say("spec.trecv.gives_up", "%d %s", rc, millis < 190 ? "early" : late);
        sendInt(me, 3, 9);
        rc = pvm_trecv(me, 3, Duration.ofSeconds(20));
        say("spec.trecv.match", "%s %d", rcs(rc), unpackInt());
        sendInt(me, 3, 10);
        awaitMessage(me, 3, "three");
        rc = pvm_trecv(me, 3, Duration.ZERO);
        say("spec.trecv.zero_match", "%s %d", rcs(rc), unpackInt());
    }

    private static void descriptors() {
        int[][] fds = new int[1][];
        int n = pvm_getfds(fds);
        say("spec.getfds.at_least_one", "%s %s", yes(n >= 1), yes(fds[0][0] >= 0));
    }
}
