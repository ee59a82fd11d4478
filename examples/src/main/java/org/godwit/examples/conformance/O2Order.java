package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O2Messages]: order between one sender and one receiver, many and large messages.
final class O2Order {

    private static final int MANY = 1000;
    private static final int LARGE = 500_000;

    private final int[] t = new int[1];

    void run() {
        spawnRole(O2Messages.class, 1, t, "mixed");
        int wrong = 0;
        for (int i = 0; i < 40; i++) {
            int tag = tag(recvOrDie(t[0], -1, "mixed"));
            wrong += unpackInt() == i && tag == 31 + i % 2 ? 0 : 1;
        }
        say("spec.order.send_psend_mcast", "%d wrong", wrong);
        say("spec.order.no_more", "%d", pvm_nrecv(t[0], -1));

        spawnRole(O2Messages.class, 1, t, "routes");
        wrong = 0;
        for (int i = 0; i < 30; i++) {
            wrong += recvInt(t[0], 33, "routes") == i ? 0 : 1;
        }
        sendEmpty(t[0], 99);
        say("spec.order.when_the_route_changes", "%d wrong", wrong);
        totals();
    }

    private void totals() {
        spawnRole(O2Messages.class, 1, t, "sum");
        for (int i = 0; i < MANY; i++) {
            sendInt(t[0], 41, i, -1);
        }
        sendEmpty(t[0], 41);
        tell("spec.order.many_small");
        spawnRole(O2Messages.class, 1, t, "sum");
        int[] large = new int[LARGE];
        for (int i = 0; i < LARGE; i++) {
            large[i] = i;
        }
        for (int i = 0; i < 3; i++) {
            sendInt(t[0], 41, large);
            sendInt(t[0], 41, 1);
        }
        sendEmpty(t[0], 41);
        tell("spec.order.large_and_small");
    }

    private void tell(String name) {
        recvOrDie(t[0], 42, "sum");
        int n = unpackInt();
        long[] sum = new long[1];
        pvm_upklong(sum, 1, 1);
        say(name, "%d messages, sum %d", n, sum[0]);
    }
}
