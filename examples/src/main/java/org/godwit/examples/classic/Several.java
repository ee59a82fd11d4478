package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Runs the mailbox programs, which need each other, one after the other, and prints what they
/// print. Argument: `service`, `listing` or `removal`.
public final class Several {

    private static final String NAME = "a-service";

    private Several() {}

    public static void main(String[] argv) {
        pvm_mytid();
        pvm_setopt(PvmShowTids, 0);
        pvm_catchout(System.out);
        switch (argv.length > 0 ? argv[0] : "") {
            case "service" -> service();
            case "listing" -> listing();
            case "removal" -> removal();
            default -> System.out.println("usage: several service|listing|removal");
        }
        pvm_exit();
    }

    private static int start(Class<?> program, String... argv) {
        int[] tid = new int[1];
        pvm_spawn(program.getName(), argv, PvmTaskDefault, "", 1, tid);
        return tid[0];
    }

    private static void await(int tid) {
        while (pvm_pstat(tid) == PvmOk) {
            Whereabouts.pause(20);
        }
        Whereabouts.pause(100); // for its last lines
    }

    private static void run(Class<?> program, String... argv) {
        await(start(program, argv));
    }

    /// Waits until an entry is in the mailbox.
    private static void awaitEntry(String name) {
        while (pvm_recvinfo(name, 0, PvmMboxDefault) < 0) {
            Whereabouts.pause(20);
        }
    }

    private static void service() {
        run(Task1.class, NAME);
        int service = start(Task0.class, NAME);
        awaitEntry(NAME);
        for (int i = 0; i < 3; i++) {
            run(Task1.class, NAME);
        }
        run(TaskEnd.class, NAME, "0");
        await(service);
        run(Task1.class, NAME);
    }

    private static void listing() {
        run(Lmbi.class, "2", "p", "e");
        run(Lmbi.class, "2", "d", "e");
        run(Gmbi.class, "lmbi");
    }

    private static void removal() {
        int locked = start(Lmbi.class, "1", "d", "w");
        int open = start(Lmbi.class, "1", "o", "w");
        String first = "t%xlmbi0".formatted(locked);
        String second = "t%xlmbi0".formatted(open);
        awaitEntry(first);
        awaitEntry(second);
        run(Rme.class, first, "0");
        run(Rme.class, second, "0");
        run(Rme.class, second, "0");
        run(TaskEnd.class, first, "0");
        await(locked);
        pvm_kill(open);
        await(open);
        run(Rme.class, first, "0");
    }
}
