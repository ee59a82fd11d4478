package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O6Options]: what a spawned task starts with.
final class O6Inheritance {

    private static final int[] DESTINATIONS = {
        PvmOutputTid,
        PvmOutputCode,
        PvmTraceTid,
        PvmTraceCode,
        PvmTraceBuffer,
        PvmTraceOptions,
        PvmSelfOutputTid,
        PvmSelfOutputCode,
        PvmSelfTraceTid,
        PvmSelfTraceCode,
        PvmSelfTraceBuffer,
        PvmSelfTraceOptions,
        PvmOutputContext,
        PvmTraceContext
    };

    private final int me;

    O6Inheritance(int me) {
        this.me = me;
    }

    void run() {
        pvm_setopt(PvmRoute, PvmDontRoute);
        pvm_setopt(PvmFragSize, 2000);
        pvm_setopt(PvmResvTids, 1);
        pvm_setopt(PvmShowTids, 0);
        int[] v = ofChild();
        for (int option : new int[] {PvmRoute, PvmAutoErr, PvmResvTids, PvmShowTids}) {
            say("spec.child.not_" + O6Values.name(option), "%d", v[option]);
        }
        say("impl.child.not_FragSize", "%d", v[PvmFragSize]);
        for (int option : DESTINATIONS) {
            if (option == PvmTraceOptions || option == PvmSelfTraceOptions) {
                continue; // cannot be set back to 0
            }
            say("spec.child.default_" + O6Values.name(option), shown(v[option]));
        }
        pvm_setopt(PvmRoute, PvmAllowDirect);
        pvm_setopt(PvmFragSize, 4080);
        pvm_setopt(PvmResvTids, 0);
        pvm_setopt(PvmShowTids, 1);
        inherited();
    }

    private String shown(int value) {
        return value == me ? "parent" : String.valueOf(value);
    }

    /// All options of a child, by number, and its trace mask is left to be unpacked.
    private static int[] ofChild() {
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "options");
        recvOrDie(t[0], 10, "options");
        int[] v = new int[26];
        for (int option = 1; option <= 25; option++) {
            v[option] = unpackInt();
        }
        return v;
    }

    private void inherited() {
        int context = pvm_newcontext();
        pvm_setopt(PvmOutputTid, me);
        pvm_setopt(PvmOutputCode, 501);
        pvm_setopt(PvmOutputContext, context);
        pvm_setopt(PvmTraceTid, me);
        pvm_setopt(PvmTraceCode, 502);
        pvm_setopt(PvmTraceBuffer, 700);
        pvm_setopt(PvmTraceOptions, PvmTraceCount);
        pvm_setopt(PvmTraceContext, context);
        int[] v = ofChild();
        for (int option : DESTINATIONS) {
            boolean isContext = option == PvmOutputContext || option == PvmTraceContext;
            String value = v[option] == context ? "the context" : String.valueOf(v[option]);
            say(
                    "impl.child.inherits_" + O6Values.name(option),
                    isContext ? value : shown(v[option]));
        }
        pvm_setopt(PvmOutputTid, 0);
        pvm_setopt(PvmOutputCode, 0);
        pvm_setopt(PvmOutputContext, 0);
        pvm_setopt(PvmTraceTid, 0);
        pvm_setopt(PvmTraceCode, 0);
        pvm_setopt(PvmTraceBuffer, 0);
        pvm_setopt(PvmTraceContext, 0);
        pvm_freecontext(context);
    }
}
