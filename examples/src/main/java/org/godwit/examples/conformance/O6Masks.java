package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O6Options]: trace masks.
final class O6Masks {

    private O6Masks() {}

    static void run() {
        String none = get("impl.tmask.self_initial", PvmTaskSelf);
        get("impl.tmask.child_initial", PvmTaskChild);
        say("impl.tmask.length", "%d", none.length());
        String mask = "A" + none.substring(1);
        sayrc("spec.tmask.set_self", pvm_settmask(PvmTaskSelf, mask));
        get("impl.tmask.self_then", PvmTaskSelf);
        get("impl.tmask.child_is_another", PvmTaskChild);
        mask = none.substring(0, none.length() - 1) + "C";
        sayrc("spec.tmask.set_child", pvm_settmask(PvmTaskChild, mask));
        get("impl.tmask.child_then", PvmTaskChild);
        sayrc("spec.tmask.get_bad_who", pvm_gettmask(7, new String[] {""}));
        sayrc("spec.tmask.set_bad_who", pvm_settmask(7, mask));
        sayrc("spec.tmask.get_negative_who", pvm_gettmask(-1, new String[] {""}));
        sayrc("spec.tmask.set_negative_who", pvm_settmask(-1, mask));
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, "options");
        recvOrDie(t[0], 10, "options");
        unpackInts(25);
        say("impl.tmask.of_a_child", unpackString());
        pvm_settmask(PvmTaskSelf, none);
        pvm_settmask(PvmTaskChild, none);
        get("spec.tmask.restored", PvmTaskSelf);
    }

    private static String get(String name, int who) {
        String[] mask = {""};
        int rc = pvm_gettmask(who, mask);
        say(name, "%s %s", rcs(rc), mask[0]);
        return mask[0];
    }
}
