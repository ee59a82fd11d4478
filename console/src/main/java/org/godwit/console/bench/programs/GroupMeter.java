package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmReduceFunction;

import java.util.Locale;

/// Measures the calls of a group: `GroupMeter members rounds host group`; the members are on `host`
/// or, if that is "-", on all hosts in turn. One line: microseconds per barrier, per broadcast with
/// a barrier behind it, per reduction with a barrier behind it.
public final class GroupMeter {

    private static final int TAG = 1;
    private static final String EVERYWHERE = "-";

    private GroupMeter() {}

    private static final PvmReduceFunction SUM =
            (type, x, y, num, info) -> ((int[]) x)[0] += ((int[]) y)[0];

    public static void main(String[] argv) {
        int n = Integer.parseInt(argv[0]);
        int rounds = Integer.parseInt(argv[1]);
        String group = argv[3];
        int me = pvm_joingroup(group);
        if (pvm_parent() < 0) {
            boolean spread = argv[2].equals(EVERYWHERE);
            int started =
                    pvm_spawn(
                            GroupMeter.class.getName(),
                            argv,
                            spread ? PvmTaskDefault : PvmTaskHost,
                            spread ? "" : argv[2],
                            n - 1,
                            null);
            if (started < n - 1) {
                System.out.println("only " + started + " of " + (n - 1) + " tasks were started");
                return;
            }
        }
        measure(group, n, me, 2); // warms up
        String line = measure(group, n, me, rounds);
        if (me == 0) {
            System.out.println(line);
        }
        pvm_barrier(group, n);
        pvm_lvgroup(group);
        pvm_exit();
    }

    private static String measure(String group, int n, int me, int rounds) {
        pvm_barrier(group, n);
        long began = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            pvm_barrier(group, n);
        }
        long barriers = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            if (me == 0) {
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {i}, 1, 1);
                pvm_bcast(group, TAG);
            } else {
                pvm_recv(-1, TAG);
            }
            pvm_barrier(group, n);
        }
        long broadcasts = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            pvm_reduce(SUM, new int[] {me}, 1, PVM_INT, TAG, group, 0);
            pvm_barrier(group, n);
        }
        long reductions = System.nanoTime();
        double perMicro = 1e3 * rounds;
        return String.format(
                Locale.ROOT,
                "%.1f %.1f %.1f",
                (barriers - began) / perMicro,
                (broadcasts - barriers) / perMicro,
                (reductions - broadcasts) / perMicro);
    }
}
