package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.nio.file.Path;

/// Part of [O3Task]: spawning.
final class O3Spawning {

    private static final String PROGRAM = O3Task.class.getName();

    private final int me;

    O3Spawning(int me) {
        this.me = me;
    }

    void run() {
        family();
        errors();
        quiet();
        exports();
        contexts();
        withoutParent();
    }

    private void family() {
        int[] t = new int[3];
        String[] argv = {"report", "two words", ""};
        int rc = pvm_spawn(PROGRAM, argv, PvmTaskDefault, "", 3, t);
        say("spec.spawn.3_copies", "%d", rc);
        for (int i = 0; i < 3; i++) {
            recvOrDie(-1, 10, "rep");
            StringBuilder arguments = new StringBuilder();
            int n = unpackInt();
            for (int j = 0; j < n; j++) {
                arguments.append('<').append(unpackString()).append('>');
            }
            int parent = unpackInt();
            int siblings = unpackInt();
            boolean same = true;
            for (int j = 0; j < siblings; j++) {
                same = unpackInt() == t[j] && same;
            }
            if (i == 0) {
                say("spec.spawn.argv", arguments.toString());
                say("spec.parent.is_spawner", yes(parent == me));
                say("spec.siblings.same_list_as_spawn_returned", "%d %s", siblings, equal(same));
                say("spec.export.nothing_by_default", unpackString());
            }
        }
        boolean distinct = t[0] != t[1] && t[1] != t[2] && t[0] != t[2];
        say("spec.spawn.distinct_tids", yes(distinct));
        for (int tid : t) {
            waitGone(tid);
        }
    }

    private static void errors() {
        int[] t = {7};
        int rc = pvm_spawn("no_such_program_anywhere", null, PvmTaskDefault, "", 1, t);
        say("spec.spawn.no_such_file", "%d tid[0]=%s", rc, rcs(t[0]));
        sayrc("spec.spawn.count_0", pvm_spawn(PROGRAM, null, PvmTaskDefault, "", 0, t));
        sayrc("spec.spawn.count_negative", pvm_spawn(PROGRAM, null, PvmTaskDefault, "", -3, t));
        nowhere("spec.spawn.no_such_host", PvmTaskHost, "no..host");
        nowhere("spec.spawn.no_such_arch", PvmTaskArch, "NOARCH");
        nowhere("spec.spawn.complement_of_only_host", PvmTaskHost | PvmHostCompl, ".");
    }

    private static void nowhere(String name, int flag, String where) {
        int[] t = {7};
        int rc = pvm_spawn(PROGRAM, null, flag, where, 1, t);
        say(name, "%d tid[0]=%s", rc, rcs(t[0]));
    }

    /// A task that never enrols is a task until its program ends.
    private void quiet() {
        int[] t = new int[1];
        String[] argv = {"quiet"};
        int rc = pvm_spawn(PROGRAM, argv, PvmTaskHost, ".", 1, t);
        boolean here = pvm_tidtohost(t[0]) == pvm_tidtohost(me);
        say("spec.spawn.dot_is_local_host", "%d %s", rc, here ? "here" : "elsewhere");
        rc = pvm_notify(PvmTaskExit, 20, 1, t);
        int v = recvInt(-1, 20, "quiet");
        say(
                "spec.notify.exit_of_task_that_never_enrolled",
                "%s %s",
                rcs(rc),
                v == t[0] ? "its tid" : "other");
        rc = pvm_spawn(PROGRAM, argv, PvmTaskDefault, "", 1, null);
        say("impl.spawn.null_tids", "%d", rc);
    }

    private static void exports() {
        sayrc("spec.export.rc", pvm_export("ORACLE_VAR"));
        pvm_export("ORACLE_VAR2");
        pvm_unexport("ORACLE_VAR2");
        pvm_export("ORACLE_VAR");
        int[] t = new int[1];
        String folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toString();
        String[] argv = {"report"};
        pvm_spawn(PROGRAM, argv, PvmTaskDefault, ":" + folder, 1, t);
        recvOrDie(t[0], 10, "env");
        skipFamily();
        unpackString();
        say("spec.export.unexported_does_not", unpackString());
        say("spec.ctx.child_default", "%d", unpackInt());
        String there = unpackString();
        say("spec.spawn.where_colon_dir", there.equals(folder) ? "the directory" : "other");
    }

    private static void skipFamily() {
        int n = unpackInt();
        for (int j = 0; j < n; j++) {
            unpackString();
        }
        unpackInt();
        n = unpackInt();
        for (int j = 0; j < n; j++) {
            unpackInt();
        }
    }

    private static void contexts() {
        int[] t = new int[1];
        pvm_setcontext(4321);
        spawnRole(O3Task.class, 1, t, "report");
        pvm_setcontext(0);
        recvOrDie(t[0], 10, "ctx");
        skipFamily();
        unpackString();
        unpackString();
        say("spec.ctx.child_inherits_spawn_time_context", "%d", unpackInt());
    }

    private void withoutParent() {
        int[] t = new int[1];
        String[] argv = {"report", String.valueOf(me)};
        pvm_spawn(PROGRAM, argv, PvmNoSpawnParent, "", 1, t);
        recvOrDie(t[0], 10, "nop");
        int n = unpackInt();
        for (int j = 0; j < n; j++) {
            unpackString();
        }
        int parent = unpackInt();
        int siblings = unpackInt();
        say("spec.parent.under_PvmNoSpawnParent", "%s siblings=%d", rcs(parent), siblings);
    }
}
