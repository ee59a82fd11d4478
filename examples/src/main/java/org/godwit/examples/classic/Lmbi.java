package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// Puts entries into the mailbox, named after its tid. Arguments: how many, flags, `w` (wait for an
/// end message) or `e` (exit).
public final class Lmbi {

    private Lmbi() {}

    public static void main(String[] argv) {
        if (argv.length < 3) {
            System.out.println("usage: lmbi #instances <flags> <exit_status>");
            return;
        }
        int n = Integer.parseInt(argv[0]);
        int flags = MboxFlags.parse(argv[1]);
        System.out.printf("lmbi: sending <%s> to set_flags.%n", argv[1]);
        System.out.printf(
                "lmbi: create %d mailbox instances with flags set to %s.%n",
                n, MboxFlags.shown(flags));
        System.out.println(line("lmbi", "context " + pvm_getcontext() + "."));
        System.out.println();
        for (int i = 0; i < n; i++) {
            put("t%xlmbi%d".formatted(pvm_mytid(), i), flags);
        }
        if (argv[2].equals("w")) {
            pvm_recv(-1, Task0.REQUEST);
        }
        pvm_exit();
    }

    private static void put(String name, int flags) {
        String text =
                "lmbi: service_name %s   flags %d = %s   machine %s   tid t%x   context %d"
                        .formatted(
                                name,
                                flags,
                                MboxFlags.names(flags),
                                host(),
                                pvm_mytid(),
                                pvm_getcontext());
        int buffer = pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {pvm_mytid(), pvm_getcontext()}, 2, 1);
        pvm_pkstr(text);
        int index = pvm_putinfo(name, buffer, flags);
        System.out.printf("lmbi: just inserted entry <%s> at index %d.%n", name, index);
        System.out.printf("\tmessage inserted: %s%n", text);
    }
}
