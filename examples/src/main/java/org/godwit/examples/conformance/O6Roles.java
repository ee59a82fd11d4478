package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// What the tasks that [O6Options] spawns do.
final class O6Roles {

    private O6Roles() {}

    static void play(String[] argv) {
        switch (argv[0]) {
            case "options" -> options();
            case "redirect" -> redirect();
            case "print" -> {
                System.out.print("first line\nsecond line\n");
                System.out.flush();
                pvm_mytid();
                pvm_exit();
            }
            case "grand" -> grand();
            case "errors" -> O6Lines.provoke();
            case "fatal" -> fatal(Integer.parseInt(argv[1]));
            case "free" -> {
                int p = pvm_parent();
                pvm_setopt(PvmAutoErr, 0);
                sendInt(p, 20, pvm_freecontext(Integer.parseInt(argv[1])));
                pvm_exit();
            }
            default -> throw new IllegalArgumentException(argv[0]);
        }
    }

    /// Tells the parent all option values, and its trace mask.
    private static void options() {
        int autoErr = pvm_setopt(PvmAutoErr, 0);
        int p = pvm_parent();
        pvm_initsend(PvmDataDefault);
        for (int option = 1; option <= 25; option++) {
            packInt(option == PvmAutoErr ? autoErr : pvm_getopt(option));
        }
        String[] mask = {""};
        pvm_gettmask(PvmTaskSelf, mask);
        pvm_pkstr(mask[0]);
        pvm_send(p, 10);
        pvm_exit();
    }

    /// Prints, stops its output, prints, sends it to the parent again, prints.
    private static void redirect() {
        pvm_setopt(PvmAutoErr, 0);
        int p = pvm_parent();
        System.out.println("collected");
        System.out.flush();
        int away = pvm_setopt(PvmSelfOutputTid, 0);
        int children = pvm_getopt(PvmOutputTid);
        sendInt(p, 11, away, children);
        System.out.println("not collected");
        System.out.flush();
        int back = pvm_setopt(PvmSelfOutputTid, p);
        int own = pvm_setopt(PvmSelfOutputTid, pvm_mytid());
        sendInt(p, 11, back, own);
        pvm_exit();
    }

    /// Its child prints; nobody has said where to.
    private static void grand() {
        int[] t = new int[1];
        pvm_setopt(PvmAutoErr, 0);
        pvm_mytid();
        System.out.println("between");
        System.out.flush();
        spawnRole(O6Options.class, 1, t, "print");
        pvm_notify(PvmTaskExit, 5, 1, t);
        pvm_recv(-1, 5);
        pvm_exit();
    }

    private static void fatal(int how) {
        pvm_mytid();
        pvm_setopt(PvmAutoErr, how);
        pvm_send(0, 1);
        System.out.println("went on");
        System.out.flush();
        pvm_exit();
    }
}
