package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmReduceFunction;

import java.time.Duration;
import java.util.Locale;

/// Measures the calls of a group: `GroupMeter members rounds host group`; the members are on `host`
/// or, if that is "-", on all hosts in turn. Writes a line when all is ready, and one for each kind
/// of call: microseconds per barrier, per broadcast with a barrier behind it, per reduction with a
/// barrier behind it. Rests behind each line, for who counts what the hosts have done until then.
public final class GroupMeter {

    /// The first line.
    public static final String READY = "ready";

    private static final int WARM_UP = 2;
    private static final int TAG = 1;
    private static final int NEVER_SENT = 2;
    private static final Duration REST = Duration.ofMillis(300);
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
        Member member = new Member(group, n, me);
        member.barriers(WARM_UP);
        member.broadcasts(WARM_UP);
        member.reductions(WARM_UP);
        member.say(READY);
        member.say(member.barriers(rounds));
        member.say(member.broadcasts(rounds));
        member.say(member.reductions(rounds));
        pvm_lvgroup(group);
        pvm_exit();
    }

    private record Member(String group, int n, int me) {

        String barriers(int rounds) {
            long began = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                pvm_barrier(group, n);
            }
            return micros(began, rounds);
        }

        String broadcasts(int rounds) {
            long began = System.nanoTime();
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
            return micros(began, rounds);
        }

        String reductions(int rounds) {
            long began = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                pvm_reduce(SUM, new int[] {me}, 1, PVM_INT, TAG, group, 0);
                pvm_barrier(group, n);
            }
            return micros(began, rounds);
        }

        private static String micros(long began, int rounds) {
            return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e3 / rounds);
        }

        /// All rest, so that nothing of what comes next is done yet.
        void say(String line) {
            if (me == 0) {
                System.out.println(line);
            }
            pvm_trecv(-1, NEVER_SENT, REST);
        }
    }
}
