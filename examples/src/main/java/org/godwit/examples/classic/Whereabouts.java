package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;
import org.godwit.pvm.PvmTaskInfo;

import java.time.Duration;

/// Where a task is, as the programs print it; and how they wait.
final class Whereabouts {

    /// A tag that no program sends.
    private static final int NOBODY_SENDS = 999_999;

    private Whereabouts() {}

    /// The name of the host that the task runs on.
    static String host() {
        PvmTaskInfo[][] tasks = {{}};
        PvmHostInfo[][] hosts = {{}};
        if (pvm_tasks(pvm_mytid(), new int[1], tasks) == PvmOk
                && tasks[0].length == 1
                && pvm_config(new int[1], new int[1], hosts) >= 0) {
            for (PvmHostInfo host : hosts[0]) {
                if (host.hi_tid() == tasks[0][0].ti_host()) {
                    return host.hi_name();
                }
            }
        }
        return "somewhere";
    }

    /// `PROGRAM: tTID on machine <HOST> with REST`
    static String line(String program, String rest) {
        return "%s: t%x on machine <%s> with %s".formatted(program, pvm_mytid(), host(), rest);
    }

    /// Gives others time.
    static void pause(int millis) {
        pvm_trecv(-1, NOBODY_SENDS, Duration.ofMillis(millis));
    }

    static int source(int buffer) {
        int[] tid = new int[1];
        pvm_bufinfo(buffer, null, null, tid);
        return tid[0];
    }

    static int unpackInt() {
        int[] value = new int[1];
        pvm_upkint(value, 1, 1);
        return value[0];
    }

    static String unpackString() {
        String[] value = {""};
        pvm_upkstr(value);
        return value[0];
    }
}
