package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.nio.charset.StandardCharsets;

/// Part of [O6Options]: where what children print goes.
final class O6Output {

    private final int me;

    O6Output(int me) {
        this.me = me;
    }

    void run() {
        asMessages();
        redirected();
        descendants();
        stopped();
    }

    /// With PvmOutputTid the output comes as messages: tid, length, bytes; length 0 and below are
    /// marks.
    private void asMessages() {
        int context = pvm_newcontext();
        pvm_setopt(PvmOutputTid, me);
        pvm_setopt(PvmOutputCode, 600);
        pvm_setopt(PvmOutputContext, context);
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "print");
        pvm_setopt(PvmOutputTid, 0);
        pvm_setcontext(context);
        StringBuilder text = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        boolean fromChild = true;
        while (true) {
            recvOrDie(-1, 600, "output");
            fromChild = unpackInt() == t[0] && fromChild;
            int n = unpackInt();
            if (n > 0) {
                byte[] bytes = new byte[n];
                pvm_upkbyte(bytes, n, 1);
                text.append(new String(bytes, StandardCharsets.ISO_8859_1));
                continue;
            }
            marks.append(' ').append(n);
            if (n == 0) {
                break;
            }
        }
        pvm_setcontext(0);
        say("spec.output.text", text.toString().replace('\n', '|'));
        say("impl.output.names_the_child", yes(fromChild));
        say("impl.output.marks", marks.toString().strip());
        pvm_setopt(PvmOutputCode, 0);
        pvm_setopt(PvmOutputContext, 0);
        pvm_freecontext(context);
    }

    private String shown(int value) {
        if (value == me) {
            return "parent";
        }
        return value < 0 ? rcs(value) : String.valueOf(value);
    }

    private void redirected() {
        Collected lines = new Collected();
        pvm_setopt(PvmShowTids, 0);
        pvm_catchout(lines.stream());
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "redirect");
        recvOrDie(t[0], 11, "redirect");
        say("spec.redirect.was", shown(unpackInt()));
        say("spec.redirect.children_too", shown(unpackInt()));
        recvOrDie(t[0], 11, "redirect");
        say("impl.redirect.back", shown(unpackInt()));
        say("impl.redirect.to_itself", shown(unpackInt()));
        waitGone(t[0]);
        lines.await("collected", 1);
        say("spec.redirect.first_line", "%d", lines.count("collected") - lines.count("not "));
        pvm_catchout(null);
    }

    private static void descendants() {
        Collected lines = new Collected();
        pvm_catchout(lines.stream());
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "grand");
        waitGone(t[0]);
        lines.await("second line", 1);
        say(
                "spec.catchout.grandchildren_too",
                "%d %d %d",
                lines.count("between"),
                lines.count("first line"),
                lines.count("second line"));
        pvm_catchout(null);
    }

    private static void stopped() {
        Collected lines = new Collected();
        pvm_catchout(lines.stream());
        pvm_catchout(null);
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "print");
        waitGone(t[0]);
        for (int i = 0; i < 20; i++) {
            pvm_probe(-1, 4242);
            nap(5);
        }
        say("spec.catchout.null_stops", "%d", lines.lines().size());
        say("impl.catchout.null_sets_OutputTid", "%d", pvm_getopt(PvmOutputTid));
        pvm_setopt(PvmShowTids, 1);
    }
}
