package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.List;

/// Several hosts: adding, deleting, listing, placement, notices, clocks. Arguments: the names of
/// two hosts to add (127.0.0.3 127.0.0.4). To be started on a virtual machine of one host.
public final class O7Hosts {

    private static final List<String> ROLES =
            List.of("stay", "where", "context", "put", "print", "add", "large");

    private O7Hosts() {}

    public static void main(String[] argv) {
        int me = enrol();
        if (argv.length > 0 && ROLES.contains(argv[0])) {
            O7Roles.play(argv);
            return;
        }
        String[] names = argv.length > 1 ? argv : new String[] {"127.0.0.3", "127.0.0.4"};
        new O7Single(me).run();
        new O7Adding(me, names).run();
        new O7Placement(me, names).run();
        new O7Between(me, names).run();
        new O7Deleting(me, names).run();
        pvm_exit();
    }
}
