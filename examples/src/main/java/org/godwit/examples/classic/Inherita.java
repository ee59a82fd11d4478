package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// Makes a context, starts a child in it, and prints what the child sends until it says END.
/// Argument: the program to start ([Inherit1]).
public final class Inherita {

    private Inherita() {}

    public static void main(String[] argv) {
        String program = argv.length > 0 ? argv[0] : Inherit1.class.getName();
        System.out.printf("%nWill attempt to spawn <%s> from inherita.%n%n", program);
        int old = pvm_getcontext();
        tell("original", old);
        int context = pvm_newcontext();
        pvm_setcontext(context);
        tell("changed", context);
        if (pvm_spawn(program, null, PvmTaskDefault, "", 1, new int[1]) != 1) {
            System.out.printf("%ninherita: can't spawn <%s>%n", program);
        } else {
            String text = "";
            while (!text.startsWith("END")) {
                int sender = source(pvm_recv(-1, -1));
                text = unpackString();
                System.out.printf("%sinherita: t%x %s%n", before(text), sender, text);
            }
        }
        System.out.println();
        tell("changed", pvm_getcontext());
        pvm_freecontext(context);
        pvm_setcontext(old);
        tell("original", pvm_getcontext());
        pvm_exit();
    }

    private static void tell(String which, int context) {
        System.out.println(line("inherita", which + " context " + context + "."));
    }

    /// Paragraphs: before what comes from a generation, none before what is about it.
    private static String before(String text) {
        boolean about = text.startsWith("END") || text.contains("just spawned");
        return about ? "" : System.lineSeparator();
    }
}
