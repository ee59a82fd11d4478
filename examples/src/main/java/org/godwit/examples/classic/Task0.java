package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// A service that [Task1]s find in the mailbox, until [TaskEnd] stops it. Arguments: its name,
/// flags.
public final class Task0 {

    static final int REQUEST = 1;
    static final int ANSWER = 2;

    private Task0() {}

    public static void main(String[] argv) {
        if (argv.length == 0) {
            System.out.println("usage: task0 [service_name] <flags>");
            return;
        }
        String letters = argv.length > 1 ? argv[1] : "d";
        int flags = MboxFlags.parse(letters);
        System.out.printf("task0: sending <%s> to set_flags.%n", letters);
        System.out.printf(
                "task0: service name <%s> with flags %s.%n", argv[0], MboxFlags.shown(flags));
        int old = pvm_getcontext();
        System.out.println(line("task0", "context " + old + "."));
        int context = pvm_newcontext();
        pvm_setcontext(context);
        System.out.println(line("task0", "context " + context + "."));
        int index = advertise(argv[0], context, flags);
        if (index < 0) {
            System.out.println("task0: can't insert the service name");
        } else {
            System.out.printf(
                    "task0: just inserted service name <%s> at index %d.%n", argv[0], index);
            int handled = serve(context);
            pvm_delinfo(argv[0], index, PvmMboxDefault);
            pvm_setcontext(old);
            System.out.println(line("task0", "context " + old + "."));
            System.out.printf("task0: handled %d service requests.%n", handled);
        }
        pvm_freecontext(context);
        pvm_exit();
    }

    private static int advertise(String name, int context, int flags) {
        int buffer = pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {pvm_mytid(), context}, 2, 1);
        return pvm_putinfo(name, buffer, flags);
    }

    private static int serve(int context) {
        int handled = 0;
        boolean on = true;
        while (on) {
            System.out.println(
                    line("task0", "context " + context + " - waiting for service request."));
            int sender = source(pvm_recv(-1, REQUEST));
            String text = unpackString();
            handled++;
            System.out.printf("task0: t%x %s  Request number %d.%n", pvm_mytid(), text, handled);
            on = !text.startsWith("END");
            if (on) {
                pvm_initsend(PvmDataDefault);
                pvm_pkstr(
                        "from task t%x welcome to my server - you are service request number %d."
                                .formatted(pvm_mytid(), handled));
                pvm_send(sender, ANSWER);
            }
        }
        return handled;
    }
}
