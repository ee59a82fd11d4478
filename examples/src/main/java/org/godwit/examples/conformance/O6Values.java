package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O6Options]: every option's first value, and what setting it does.
final class O6Values {

    /// By number, from 1.
    private static final String[] NAMES = {
        "Route",
        "DebugMask",
        "AutoErr",
        "OutputTid",
        "OutputCode",
        "TraceTid",
        "TraceCode",
        "TraceBuffer",
        "TraceOptions",
        "FragSize",
        "ResvTids",
        "SelfOutputTid",
        "SelfOutputCode",
        "SelfTraceTid",
        "SelfTraceCode",
        "SelfTraceBuffer",
        "SelfTraceOptions",
        "ShowTids",
        "PollType",
        "PollTime",
        "OutputContext",
        "TraceContext",
        "SelfOutputContext",
        "SelfTraceContext",
        "NoReset"
    };

    private static final int COUNT = 25;

    private final int me;

    O6Values(int me) {
        this.me = me;
    }

    static String name(int option) {
        return NAMES[option - 1];
    }

    /// All that a new task has; before it has made any other call.
    static void initial() {
        say("spec.initial.AutoErr", "%d", pvm_setopt(PvmAutoErr, 0));
        for (int option = 1; option <= COUNT; option++) {
            if (option != PvmAutoErr && option != PvmFragSize) {
                int value = pvm_getopt(option);
                String kind = option == PvmTraceOptions || value < 0 ? "impl" : "spec";
                say(
                        kind + ".initial." + name(option),
                        value < 0 ? rcs(value) : String.valueOf(value));
            }
        }
        say("impl.initial.FragSize", "%d", pvm_getopt(PvmFragSize));
    }

    void run() {
        unknown();
        route();
        ranges();
        free();
        destinations();
        own();
        notThere();
    }

    private static void unknown() {
        for (int option : new int[] {0, 26, -1, 1000}) {
            sayrc("spec.get.option_" + option, pvm_getopt(option));
            sayrc("spec.set.option_" + option, pvm_setopt(option, 1));
        }
    }

    /// Sets; says what that returned and what the option is then.
    private static void set(String kind, int option, int value) {
        int rc = pvm_setopt(option, value);
        say(
                kind + ".set." + name(option) + "." + value,
                "%s then %d",
                rc < 0 ? rcs(rc) : String.valueOf(rc),
                pvm_getopt(option));
    }

    private static void route() {
        set("spec", PvmRoute, PvmDontRoute);
        set("spec", PvmRoute, PvmRouteDirect);
        set("spec", PvmRoute, PvmAllowDirect);
        set("spec", PvmRoute, 0);
        set("spec", PvmRoute, 4);
        set("spec", PvmRoute, -1);
    }

    private static void ranges() {
        set("impl", PvmFragSize, 51);
        set("impl", PvmFragSize, 52);
        set("impl", PvmFragSize, 1048576);
        set("impl", PvmFragSize, 1048577);
        set("spec", PvmFragSize, 4080);
        set("spec", PvmFragSize, -1);
        set("spec", PvmTraceOptions, PvmTraceFull);
        set("spec", PvmTraceOptions, PvmTraceTime);
        set("spec", PvmTraceOptions, PvmTraceCount);
        set("impl", PvmTraceOptions, 0);
        set("spec", PvmTraceOptions, 4);
        set("impl", PvmResvTids, 7);
        set("spec", PvmResvTids, 0);
        set("impl", PvmAutoErr, 7);
        set("spec", PvmAutoErr, 0);
        set("impl", PvmShowTids, 5);
        set("spec", PvmShowTids, 0);
        set("spec", PvmShowTids, 1);
    }

    private static void free() {
        set("spec", PvmOutputCode, 30);
        set("impl", PvmOutputCode, -1);
        set("spec", PvmOutputCode, 0);
        set("spec", PvmTraceCode, 31);
        set("spec", PvmTraceCode, 0);
        set("spec", PvmTraceBuffer, 1000);
        set("impl", PvmTraceBuffer, -1);
        set("spec", PvmTraceBuffer, 0);
        set("spec", PvmOutputContext, 40);
        set("spec", PvmOutputContext, 0);
        set("spec", PvmTraceContext, 41);
        set("spec", PvmTraceContext, 0);
        set("spec", PvmDebugMask, 0);
    }

    private int another() {
        return pvm_tidtohost(me) + 0x3fff0;
    }

    private String shown(int rc) {
        if (rc == another()) {
            return "another task";
        }
        if (rc == me) {
            return "me";
        }
        return rc < 0 ? rcs(rc) : String.valueOf(rc);
    }

    private void destination(int option) {
        String name = "spec.set." + name(option);
        say(name + ".own_tid", "%s", shown(pvm_setopt(option, me)));
        say(name + ".own_tid_again", "%s", shown(pvm_setopt(option, me)));
        say(name + ".then", "%s", shown(pvm_getopt(option)));
        say(name + ".another_task", "%s", shown(pvm_setopt(option, another())));
        say(name + ".still", "%s", shown(pvm_getopt(option)));
        say(name + ".none", "%s", shown(pvm_setopt(option, 0)));
        say(name + ".none_then", "%s", shown(pvm_getopt(option)));
    }

    private void destinations() {
        destination(PvmOutputTid);
        destination(PvmTraceTid);
    }

    /// A task that was started by hand has no output that PVM could redirect.
    private void own() {
        for (int option : new int[] {PvmSelfOutputTid, PvmSelfTraceTid}) {
            String name = "impl.set." + name(option);
            say(name + ".own_tid", "%s", shown(pvm_setopt(option, me)));
            say(name + ".then", "%s", shown(pvm_getopt(option)));
            say(name + ".another_task", "%s", shown(pvm_setopt(option, another())));
            say(name + ".none", "%s", shown(pvm_setopt(option, 0)));
        }
        set("impl", PvmSelfOutputCode, 32);
        say("impl.set.SelfOutputCode.and_OutputCode", "%d", pvm_getopt(PvmOutputCode));
        set("impl", PvmSelfOutputCode, 0);
        set("impl", PvmSelfTraceCode, 33);
        say("impl.set.SelfTraceCode.and_TraceCode", "%d", pvm_getopt(PvmTraceCode));
        set("impl", PvmSelfTraceCode, 0);
        set("impl", PvmSelfTraceBuffer, 100);
        say("impl.set.SelfTraceBuffer.and_TraceBuffer", "%d", pvm_getopt(PvmTraceBuffer));
        set("impl", PvmSelfTraceBuffer, 0);
        set("impl", PvmSelfTraceOptions, PvmTraceTime);
        say("impl.set.SelfTraceOptions.and_TraceOptions", "%d", pvm_getopt(PvmTraceOptions));
        set("impl", PvmSelfTraceOptions, 4);
    }

    private static void notThere() {
        sayrc("impl.set.PollType", pvm_setopt(PvmPollType, PvmPollSleep));
        sayrc("impl.set.PollTime", pvm_setopt(PvmPollTime, 100));
        sayrc("impl.set.SelfOutputContext", pvm_setopt(PvmSelfOutputContext, 1));
        sayrc("impl.set.SelfTraceContext", pvm_setopt(PvmSelfTraceContext, 1));
    }
}
