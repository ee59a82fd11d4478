package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Removes an entry of the mailbox. Arguments: its name, index.
public final class Rme {

    private Rme() {}

    public static void main(String[] argv) {
        if (argv.length < 2) {
            System.out.println("usage: rme [service_name] [index_nbr]");
            return;
        }
        int index = Integer.parseInt(argv[1]);
        System.out.printf(
                "%nLooking for service name <%s> with index number [%d].%n", argv[0], index);
        System.out.println(Whereabouts.line("rme", "context " + pvm_getcontext() + "."));
        int rc = pvm_delinfo(argv[0], index, PvmMboxDefault);
        if (rc == PvmNotFound) {
            System.out.printf("%nrme: no service running for <%s> index <%d>%n", argv[0], index);
        } else if (rc == PvmDenied) {
            System.out.printf("%nrme: Key locked by another task, can't delete.%n");
        }
        pvm_exit();
    }
}
