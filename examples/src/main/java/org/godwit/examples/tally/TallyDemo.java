package org.godwit.examples.tally;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Arguments;
import org.godwit.examples.Rollcall;

/// A classic program beside an actor: starts a [Tally] and some [Counter]s that feed it, then asks
/// the tally what it got from whom. Arguments: counters (3), numbers per counter (100).
public final class TallyDemo {

    static final int FEED = 11;
    static final int FED = 12;

    private static final int COUNTERS_MAX = 256;
    private static final int NUMBERS_MAX = 10_000;

    private TallyDemo() {}

    public static void main(String[] argv) {
        int count = Arguments.number(argv, 0, "counters", 3, 1, COUNTERS_MAX);
        int numbers = Arguments.number(argv, 1, "numbers", 100, 1, NUMBERS_MAX);
        int[] tally = Rollcall.start(Tally.class, 1);
        if (tally.length == 1) {
            int[] counters = Rollcall.start(Counter.class, count);
            if (counters.length == count) {
                feed(tally[0], counters, numbers);
                report(tally[0], counters);
            }
            pvm_initsend(PvmDataDefault);
            pvm_send(tally[0], Tally.STOP);
        }
        pvm_exit();
    }

    private static void feed(int tally, int[] counters, int numbers) {
        for (int i = 0; i < counters.length; i++) {
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {tally, i + 1, numbers}, 3, 1);
            pvm_send(counters[i], FEED);
        }
        for (int counter : counters) {
            pvm_recv(counter, FED);
        }
    }

    private static void report(int tally, int[] counters) {
        pvm_initsend(PvmDataDefault);
        pvm_send(tally, Tally.QUERY);
        pvm_recv(tally, Tally.ANSWER);
        int[] senders = new int[1];
        pvm_upkint(senders, 1, 1);
        String[] lines = new String[counters.length];
        int[] entry = new int[3];
        for (int i = 0; i < senders[0]; i++) {
            pvm_upkint(entry, 3, 1);
            int counter = Rollcall.indexOf(counters, entry[0]);
            lines[counter] =
                    "counter %d: %d numbers, sum %d".formatted(counter + 1, entry[1], entry[2]);
        }
        for (String line : lines) {
            System.out.println(line);
        }
    }
}
