package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// What the tasks that [O7Hosts] spawns do.
final class O7Roles {

    private O7Roles() {}

    static void play(String[] argv) {
        int p = pvm_parent();
        switch (argv[0]) {
            case "stay" -> recvOrDie(p, 99, "stay");
            case "where" -> where(p);
            case "context" -> {
                sendInt(p, 21, pvm_newcontext());
                recvOrDie(p, 99, "context");
            }
            case "put" -> put(p);
            case "print" -> {
                System.out.println("from afar");
                System.out.flush();
                pvm_mytid();
            }
            case "add" -> {
                int[] infos = new int[1];
                int rc = pvm_addhosts(new String[] {argv[1]}, 1, infos);
                sendInt(p, 23, rc, infos[0]);
            }
            case "large" -> large(p);
            default -> throw new IllegalArgumentException(argv[0]);
        }
        pvm_exit();
    }

    private static void where(int p) {
        int[][] siblings = {{}};
        int n = pvm_siblings(siblings);
        pvm_initsend(PvmDataDefault);
        packInt(pvm_tidtohost(pvm_mytid()));
        packInt(n);
        pvm_pkint(siblings[0], n, 1);
        pvm_send(p, 20);
    }

    private static void put(int p) {
        pvm_initsend(PvmDataDefault);
        packInt(4711);
        int rc = pvm_putinfo("o7 far", pvm_getsbuf(), PvmMboxDefault);
        sendInt(p, 22, rc);
        recvOrDie(p, 99, "put");
    }

    /// Sends back what comes until an empty message comes.
    private static void large(int p) {
        while (true) {
            int n = length(recvOrDie(p, 24, "large"));
            if (n == 0) {
                return;
            }
            sendInt(p, 25, unpackInts(n / 4));
        }
    }
}
