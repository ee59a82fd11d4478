package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// What the tasks that [O2Messages] spawns do.
final class O2Roles {

    private O2Roles() {}

    static void play(String[] argv) {
        int p = pvm_parent();
        switch (argv[0]) {
            case "count" -> count(p);
            case "mixed" -> mixed(p);
            case "routes" -> routes(p);
            case "sum" -> sum(p);
            case "say" -> {
                sendInt(p, 11, Integer.parseInt(argv[1]));
                recvOrDie(p, 99, "say");
            }
            case "late" -> {
                nap(300);
                sendInt(p, 12, 5);
            }
            default -> throw new IllegalArgumentException(argv[0]);
        }
        pvm_exit();
    }

    /// Counts the messages with tag 21 that come before one with tag 22.
    private static void count(int p) {
        sendEmpty(p, 20);
        int n = 0;
        while (tag(recvOrDie(p, -1, "count")) == 21) {
            n++;
        }
        sendInt(p, 23, n);
    }

    /// Numbers 0 to 39, by send, psend and mcast in turn, with two tags.
    private static void mixed(int p) {
        for (int i = 0; i < 40; i++) {
            int[] v = {i};
            int tag = 31 + i % 2;
            if (i % 3 == 0) {
                pvm_psend(p, tag, v, 1, PVM_INT);
                continue;
            }
            pvm_initsend(PvmDataRaw);
            packInt(i);
            if (i % 3 == 1) {
                pvm_send(p, tag);
            } else {
                pvm_mcast(new int[] {p}, 1, tag);
            }
        }
    }

    /// Numbers 0 to 29, the route changing after every ten.
    private static void routes(int p) {
        int[] routes = {PvmDontRoute, PvmRouteDirect, PvmDontRoute};
        for (int i = 0; i < 30; i++) {
            if (i % 10 == 0) {
                pvm_setopt(PvmRoute, routes[i / 10]);
            }
            sendInt(p, 33, i);
        }
        recvOrDie(p, 99, "routes");
    }

    /// Adds up what comes; an empty message ends it.
    private static void sum(int p) {
        long sum = 0;
        int n = 0;
        while (true) {
            int length = length(recvOrDie(p, 41, "sum"));
            if (length == 0) {
                break;
            }
            for (int v : unpackInts(length / 4)) {
                sum += v;
            }
            n++;
        }
        pvm_initsend(PvmDataRaw);
        packInt(n);
        pvm_pklong(new long[] {sum}, 1, 1);
        pvm_send(p, 42);
    }
}
