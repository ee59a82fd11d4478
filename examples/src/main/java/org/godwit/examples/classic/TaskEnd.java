package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// Stops a service of [Task0] or [Lmbi]. Arguments: its name, index.
public final class TaskEnd {

    private TaskEnd() {}

    public static void main(String[] argv) {
        if (argv.length < 2) {
            System.out.println("usage: task_end [service_name] [index_nbr]");
            return;
        }
        int index = Integer.parseInt(argv[1]);
        System.out.printf(
                "%nLooking for service name <%s> with index number [%d].%n", argv[0], index);
        int old = pvm_getcontext();
        System.out.println(line("task_end", "context " + old + "."));
        if (pvm_recvinfo(argv[0], index, PvmMboxDefault) < 0) {
            System.out.printf("%ntask_end: no service running%n");
            pvm_exit();
            return;
        }
        int service = unpackInt();
        int context = unpackInt();
        System.out.printf(
                "service name <%s> of index %d on <%s> id: %x   with their context: %d%n",
                argv[0], index, host(), service, context);
        pvm_setcontext(context);
        System.out.println(line("task_end", "context " + context + "."));
        pvm_initsend(PvmDataDefault);
        pvm_pkstr("END");
        pvm_send(service, Task0.REQUEST);
        pvm_setcontext(old);
        System.out.println(line("task_end", "context " + old + "."));
        pvm_exit();
    }
}
