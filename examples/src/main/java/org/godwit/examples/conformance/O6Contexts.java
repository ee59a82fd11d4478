package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Part of [O6Options]: context numbers.
final class O6Contexts {

    private O6Contexts() {}

    static void run() {
        int[] contexts = new int[100];
        boolean positive = true;
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = pvm_newcontext();
            positive = contexts[i] > 0 && positive;
        }
        int[] sorted = contexts.clone();
        Arrays.sort(sorted);
        int same = 0;
        for (int i = 1; i < sorted.length; i++) {
            same += sorted[i] == sorted[i - 1] ? 1 : 0;
        }
        say("spec.newcontext.positive", yes(positive));
        say("spec.newcontext.100_differ", "%d the same", same);
        say("spec.newcontext.current_stays", "%d", pvm_getcontext());
        sayrc("spec.freecontext.rc", pvm_freecontext(contexts[0]));
        sayrc("spec.freecontext.again", pvm_freecontext(contexts[0]));
        sayrc("impl.freecontext.never_given", pvm_freecontext(123_456));
        sayrc("impl.freecontext.base", pvm_freecontext(PvmBaseContext));
        sayrc("impl.freecontext.negative", pvm_freecontext(-1));
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "free", String.valueOf(contexts[1]));
        sayrc("impl.freecontext.by_another_task", recvInt(t[0], 20, "free"));
        sayrc("spec.freecontext.still_ours", pvm_freecontext(contexts[1]));
        pvm_setcontext(contexts[2]);
        sayrc("impl.freecontext.current", pvm_freecontext(contexts[2]));
        say("impl.freecontext.current_stays", yes(pvm_setcontext(0) == contexts[2]));
        int wrong = 0;
        for (int i = 3; i < contexts.length; i++) {
            wrong += pvm_freecontext(contexts[i]) == PvmOk ? 0 : 1;
        }
        say("spec.freecontext.all", "%d wrong", wrong);
    }
}
