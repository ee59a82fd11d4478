package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// What the tasks that [O3Task] spawns do.
final class O3Roles {

    private O3Roles() {}

    static void play(String[] argv) {
        int p = pvm_parent();
        switch (argv[0]) {
            case "report" -> report(p, argv);
            case "wait" -> {
                recvOrDie(-1, 99, "wait");
                pvm_exit();
            }
            case "sleep", "term" -> {
                pvm_mytid();
                sendEmpty(p, 11);
                nap(60_000);
            }
            case "noexit" -> {
                sendInt(p, 12, 1);
                sendInt(p, 12, 2);
            }
            case "linger" -> {
                // leaves PVM, keeps running
                sendInt(p, 18, 1);
                pvm_exit();
                nap(1500);
            }
            case "burstexit" -> {
                for (int i = 0; i < 20; i++) {
                    sendInt(p, 13, i);
                }
                pvm_exit();
            }
            case "rejoin" -> rejoin(Integer.parseInt(argv[1]));
            case "print" -> print();
            case "slowstart" -> slowStart();
            default -> {
                // quiet: makes no call at all but those that every program makes
            }
        }
    }

    /// Who am I, what did I get.
    private static void report(int p, String[] argv) {
        pvm_initsend(PvmDataDefault);
        packInt(argv.length);
        for (String argument : argv) {
            pvm_pkstr(argument);
        }
        packInt(p);
        int[][] sib = {{}};
        int n = pvm_siblings(sib);
        packInt(n);
        if (n > 0) {
            pvm_pkint(sib[0], n, 1);
        }
        pvm_pkstr(environment("ORACLE_VAR"));
        pvm_pkstr(environment("ORACLE_VAR2"));
        packInt(pvm_getcontext());
        pvm_pkstr(System.getProperty("user.dir", ""));
        int context = pvm_setcontext(0);
        pvm_send(p > 0 ? p : Integer.parseInt(argv[1]), 10);
        pvm_setcontext(context);
        pvm_exit();
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "(unset)" : value;
    }

    private static void rejoin(int asker) {
        int a = pvm_mytid();
        int left = pvm_exit();
        int b = pvm_mytid();
        int parent = pvm_parent();
        sendInt(asker, 14, a, b, left, parent);
        pvm_exit();
    }

    private static void print() {
        System.out.print("line one\nline two\n");
        System.out.flush();
        System.err.print("on stderr\n");
        System.err.flush();
        System.out.print("no newline");
        System.out.flush();
        pvm_mytid();
        pvm_exit();
    }

    private static void slowStart() {
        nap(400);
        int p = pvm_parent();
        int v = recvInt(p, 16, "slow");
        sendInt(p, 17, v);
        pvm_exit();
    }
}
