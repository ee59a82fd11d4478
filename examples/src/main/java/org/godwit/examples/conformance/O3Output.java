package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O3Task]: output collection.
final class O3Output {

    private O3Output() {}

    static void run() {
        int[] t = new int[2];
        Collected tagged = new Collected();
        sayrc("spec.catchout.rc", pvm_catchout(tagged.stream()));
        spawnRole(O3Task.class, 2, t, "print");
        pvm_notify(PvmTaskExit, 29, 2, t);
        recvOrDie(-1, 29, "co");
        recvOrDie(-1, 29, "co");
        pvm_catchout(null);
        tagged.await("] EOF", 2);
        say(
                "spec.catchout.tagged_lines_from_2_children",
                "line_one=%d stderr=%d unterminated=%d BEGIN=%d",
                tagged.count("] line one"),
                tagged.count("] on stderr"),
                tagged.count("] no newline"),
                tagged.count("] BEGIN"));

        Collected plain = new Collected();
        say("spec.showtids.default", "%d", pvm_setopt(PvmShowTids, 0));
        pvm_catchout(plain.stream());
        spawnRole(O3Task.class, 1, t, "print");
        pvm_notify(PvmTaskExit, 29, 1, t);
        recvOrDie(-1, 29, "co");
        plain.await("no newline", 1);
        say("spec.catchout.plain", "%s|", String.join("|", plain.lines()));
        pvm_setopt(PvmShowTids, 1);
        pvm_catchout(null);
    }
}
