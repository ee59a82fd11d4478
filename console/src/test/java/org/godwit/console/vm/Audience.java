package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmEnvironment;
import org.godwit.pvm.PvmSignals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Collects what its children write, and sends them signals. As a child, `argv[0]` says what it
/// does.
public final class Audience {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SELF = "org.godwit.console.vm.Audience";
    private static final int USR1 = 10;

    private Audience() {}

    public static void main(String[] argv) {
        switch (argv.length == 0 ? "" : argv[0]) {
            case "speak" -> {
                System.out.println("line one");
                System.err.println("on stderr");
                System.out.print("no newline");
            }
            case "wait" -> {
                System.out.println("waiting");
                pvm_initsend(PvmDataDefault);
                pvm_send(pvm_parent(), 11);
                pvm_recv(-1, 99);
            }
            case "handle" -> {
                PvmSignals.handle(USR1, signum -> tell(signum));
                pvm_initsend(PvmDataDefault);
                pvm_send(pvm_parent(), 11);
                pvm_recv(-1, 99);
            }
            default -> listen();
        }
    }

    private static void tell(int signum) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {signum}, 1, 1);
        pvm_pkstr(PvmEnvironment.get("GODWIT_A") + " " + PvmEnvironment.directory());
        pvm_send(pvm_parent(), 15);
    }

    private static int[] spawn(int count, String what) {
        int[] tids = new int[count];
        pvm_spawn(SELF, new String[] {what}, 0, ":/there", count, tids);
        pvm_notify(PvmTaskExit, 28, count, tids);
        return tids;
    }

    private static void awaitEnds(int count) {
        for (int i = 0; i < count; i++) {
            pvm_trecv(-1, 28, PATIENCE);
        }
    }

    private static void listen() {
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        PrintStream sink = new PrintStream(caught, true, StandardCharsets.UTF_8);
        pvm_catchout(sink);
        int[] speakers = spawn(3, "speak");
        awaitEnds(3);
        int killed = spawn(1, "wait")[0];
        pvm_trecv(killed, 11, PATIENCE);
        pvm_kill(killed);
        awaitEnds(1);
        pvm_probe(-1, 4242);
        String all = caught.toString(StandardCharsets.UTF_8);
        System.out.println(
                "of speakers " + Arrays.stream(speakers).mapToLong(t -> of(all, t)).sum());
        System.out.println("of killed " + of(all, killed));
        System.out.println("ends " + all.lines().filter(l -> l.endsWith("] EOF")).count());
        pvm_catchout(null);

        PvmEnvironment.set("GODWIT_A", "one");
        pvm_export("GODWIT_A");
        int handler = spawn(1, "handle")[0];
        pvm_trecv(handler, 11, PATIENCE);
        pvm_sendsig(handler, USR1);
        pvm_trecv(handler, 15, PATIENCE);
        int[] signum = new int[1];
        String[] got = new String[1];
        pvm_upkint(signum, 1, 1);
        pvm_upkstr(got);
        System.out.println("handled " + signum[0] + " with " + got[0]);
        pvm_sendsig(handler, 1);
        awaitEnds(1);
        System.out.println("ended " + pvm_pstat(handler));
        System.err.println("to stderr");
    }

    private static long of(String all, int tid) {
        return all.lines()
                .filter(l -> l.startsWith("[t" + Integer.toHexString(tid) + "] "))
                .count();
    }
}
