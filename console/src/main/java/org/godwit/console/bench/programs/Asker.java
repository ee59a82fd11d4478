package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/// Asks [Keeper]s and prints one line. Arguments: what, a number, a number, and the keepers' tids
/// in decimal.
///
/// - `each BYTES MICROS`: at a time of the wall clock, in microseconds since 1970, asks each for
///   its digest: microseconds until half, 99 of 100 and all have answered, and how many said
///   something wrong.
/// - `turns BYTES MILLIS`: asks each again when it has answered: microseconds until half and 99 of
///   100 answers came, answers per second.
/// - `stream BYTES MILLIS`: sends each bursts of messages: messages per second that were accepted.
///
/// It reads the clock, which no replay repeats, so it is to be migratable and not moved.
public final class Asker {

    private static final int BURST = 100;
    private static final int WARM_UP_DIVISOR = 3;
    private static final int ANSWERS_MAX = 200_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int[] keepers;
    private final int bytes;
    private final byte[] data;

    private Asker(int[] keepers, int bytes) {
        this.keepers = keepers;
        this.bytes = bytes;
        this.data = new byte[bytes];
    }

    public static void main(String[] argv) {
        int[] keepers = Arrays.stream(argv, 3, argv.length).mapToInt(Integer::parseInt).toArray();
        var asker = new Asker(keepers, Integer.parseInt(argv[1]));
        long number = Long.parseLong(argv[2]);
        System.out.println(
                switch (argv[0]) {
                    case "each" -> asker.each(number);
                    case "turns" -> {
                        asker.turns(number * NANOS_PER_MILLI / WARM_UP_DIVISOR);
                        yield asker.turns(number * NANOS_PER_MILLI);
                    }
                    default -> {
                        asker.stream(number * NANOS_PER_MILLI / WARM_UP_DIVISOR);
                        yield asker.stream(number * NANOS_PER_MILLI);
                    }
                });
        pvm_exit();
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private String each(long at) {
        while (micros() < at) {
            pvm_trecv(-1, Keeper.FLOOD, Duration.ofMillis(1)); // nobody sends it that
        }
        for (int keeper : keepers) {
            ask(keeper, 0);
        }
        long[] after = new long[keepers.length];
        int wrong = 0;
        int[] from = new int[1];
        int[] digest = new int[1];
        for (int i = 0; i < keepers.length; i++) {
            pvm_bufinfo(pvm_recv(-1, Keeper.ANSWER), null, null, from);
            pvm_upkint(digest, 1, 1);
            after[i] = micros() - at;
            wrong += digest[0] == Keeper.digest(from[0], bytes) ? 0 : 1;
        }
        return "%d %d %d %d"
                .formatted(at(after, 50), at(after, 99), after[after.length - 1], wrong);
    }

    /// The value that `percent` of sorted values do not exceed.
    private static long at(long[] sorted, int percent) {
        return sorted[Math.max(0, Math.ceilDiv(percent * sorted.length, 100) - 1)];
    }

    private void ask(int keeper, int size) {
        pvm_initsend(PvmDataDefault);
        if (size > 0) {
            pvm_pkbyte(data, size, 1);
        }
        pvm_send(keeper, Keeper.ASK);
    }

    private String turns(long nanos) {
        long[] asked = new long[keepers.length];
        int[] from = new int[1];
        long[] took = new long[ANSWERS_MAX];
        int count = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < keepers.length; i++) {
            asked[i] = System.nanoTime();
            ask(keepers[i], bytes);
        }
        int underWay = keepers.length;
        while (underWay > 0) {
            pvm_bufinfo(pvm_recv(-1, Keeper.ANSWER), null, null, from);
            int i = indexOf(from[0]);
            long now = System.nanoTime();
            took[count++] = now - asked[i];
            if (now - begin < nanos && count + underWay < ANSWERS_MAX) {
                asked[i] = now;
                ask(keepers[i], bytes);
            } else {
                underWay--;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] sorted = Arrays.copyOf(took, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.1f %.1f %.0f",
                at(sorted, 50) / 1e3,
                at(sorted, 99) / 1e3,
                count / seconds);
    }

    private int indexOf(int tid) {
        int i = 0;
        while (keepers[i] != tid) {
            i++;
        }
        return i;
    }

    private String stream(long nanos) {
        long begin = System.nanoTime();
        long count = 0;
        do {
            for (int keeper : keepers) {
                for (int i = 1; i < BURST; i++) {
                    pvm_initsend(PvmDataDefault);
                    pvm_pkbyte(data, bytes, 1);
                    pvm_send(keeper, Keeper.FLOOD);
                }
                ask(keeper, bytes);
            }
            for (int i = 0; i < keepers.length; i++) {
                pvm_recv(-1, Keeper.ANSWER);
            }
            count += (long) BURST * keepers.length;
        } while (System.nanoTime() - begin < nanos);
        return String.format(Locale.ROOT, "%.0f", count / ((System.nanoTime() - begin) / 1e9));
    }
}
