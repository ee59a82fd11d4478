package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// Two children in two contexts: the second one's message is received first, as contexts filter
/// receives with wildcards.
public final class Inheritb {

    private Inheritb() {}

    public static void main(String[] argv) {
        say(0, "context " + pvm_getcontext() + ".");
        int first = pvm_newcontext();
        pvm_setcontext(first);
        say(1, "new #1 context " + first + " --> spawn 1st inherit2.");
        spawn();
        int second = pvm_newcontext();
        pvm_setcontext(second);
        say(2, "new #2 context " + second + " --> spawn 2nd inherit2.");
        spawn();
        receive(3, "2nd");
        pvm_setcontext(first);
        say(4, "new #1 context " + first + ".");
        receive(5, "1st");
        pvm_freecontext(second);
        pvm_freecontext(first);
        pvm_exit();
    }

    private static void say(int number, String rest) {
        System.out.println(number + ":" + line("inheritb", rest));
    }

    private static void spawn() {
        pvm_spawn(Inherit2.class.getName(), null, PvmTaskDefault, "", 1, new int[1]);
    }

    private static void receive(int number, String which) {
        int sender = source(pvm_recv(-1, -1));
        System.out.printf(
                "%d:inheritb: t%x %s <-- received from %s inherit2.%n",
                number, sender, unpackString(), which);
    }
}
