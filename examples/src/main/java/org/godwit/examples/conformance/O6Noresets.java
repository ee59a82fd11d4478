package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O6Options]: tasks that a reset spares.
final class O6Noresets {

    private final int me;

    O6Noresets(int me) {
        this.me = me;
    }

    void run() {
        listed("spec.noresets.none");
        say("spec.noreset.old", "%d", pvm_setopt(PvmNoReset, 1));
        say("spec.noreset.now", "%d", pvm_getopt(PvmNoReset));
        listed("spec.noresets.one");
        say("impl.noreset.again", "%d", pvm_setopt(PvmNoReset, 1));
        listed("impl.noresets.still_one");
        say("spec.noreset.off", "%d", pvm_setopt(PvmNoReset, 0));
        listed("spec.noresets.none_again");
        say("impl.noreset.off_again", "%d", pvm_setopt(PvmNoReset, 0));
    }

    private void listed(String name) {
        int[][] tids = {{}};
        int[] n = {-1};
        int rc = pvm_getnoresets(tids, n);
        boolean mine = n[0] == 1 && tids[0][0] == me;
        say(name, "%s n=%d%s", rcs(rc), n[0], mine ? " me" : "");
    }
}
