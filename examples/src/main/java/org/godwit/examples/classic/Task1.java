package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// Asks a service of [Task0]. Arguments: its name, index, flags.
public final class Task1 {

    private Task1() {}

    public static void main(String[] argv) {
        if (argv.length == 0) {
            System.out.println("usage: task1 [service_name] <index> <flags>");
            return;
        }
        int index = argv.length > 1 ? Integer.parseInt(argv[1]) : 0;
        int flags = MboxFlags.parse(argv.length > 2 ? argv[2] : "d");
        System.out.printf(
                "task1: Looking for service name <%s>, index %d - my flags are %s.%n",
                argv[0], index, MboxFlags.shown(flags));
        int old = pvm_getcontext();
        System.out.println(line("task1", "context " + old + "."));
        if (pvm_recvinfo(argv[0], index, flags) < 0) {
            System.out.printf("%ntask1: no service running%n");
            pvm_exit();
            return;
        }
        int service = unpackInt();
        int context = unpackInt();
        System.out.printf(
                "task1: service name <%s> and index %d with flags <%s> tid: %x and with context: %d%n",
                argv[0], index, MboxFlags.names(flags), service, context);
        pvm_setcontext(context);
        System.out.println(line("task1", "context " + context + "."));
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(
                "\ttask1 t%x on machine <%s> with context %d."
                        .formatted(pvm_mytid(), host(), context));
        pvm_send(service, Task0.REQUEST);
        pvm_recv(service, Task0.ANSWER);
        System.out.printf("task1: t%x  %s%n", pvm_mytid(), unpackString());
        pvm_setcontext(old);
        System.out.println(line("task1", "context " + old + "."));
        pvm_exit();
    }
}
