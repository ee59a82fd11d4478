package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Programs that are captured, or cannot be.
final class Captured {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Captured() {}

    /// Computes inside a JDK method, for so many seconds, then without one.
    static final class InForEach {
        public static void main(String[] argv) {
            long end = System.nanoTime() + Long.parseLong(argv[0]) * NANOS_PER_SECOND;
            List<Long> sums = new ArrayList<>();
            System.out.println("begins");
            List.of(1L)
                    .forEach(seed -> {
                        long sum = seed;
                        while (System.nanoTime() < end) {
                            sum = sum * 31 + 1;
                        }
                        sums.add(sum == 0 ? 0L : 1L);
                    });
            System.out.println("out of it");
            pvm_recv(-1, -1);
            System.out.println("ends " + sums);
        }
    }

    /// Holds a thread until a message comes.
    static final class WithThread {
        public static void main(String[] argv) {
            List<Object> bag = new ArrayList<>();
            bag.add(new Thread(() -> {}));
            System.out.println("begins");
            pvm_recv(-1, -1);
            System.out.println("ends " + bag.size());
        }
    }

    /// Counts in a static variable, a message at a time, and says the count at the end.
    static final class Counter {
        private static int count;
        private static final List<Integer> SEEN = new ArrayList<>();

        public static void main(String[] argv) {
            System.out.println("begins");
            int last = Integer.parseInt(argv[0]);
            while (count < last) {
                pvm_recv(-1, -1);
                int[] number = new int[1];
                pvm_upkint(number, 1, 1);
                SEEN.add(number[0]);
                count++;
            }
            long sum = SEEN.stream().mapToLong(Integer::longValue).sum();
            System.out.println(count + " messages, sum " + sum);
        }
    }

    /// Until a message comes it sends itself one after the other, and hears from nobody else.
    static final class Soliloquist {
        public static void main(String[] argv) {
            System.out.println("begins");
            while (pvm_trecv(-1, 1, Duration.ofMillis(50)) == 0) {
                pvm_initsend(PvmDataDefault);
                pvm_send(pvm_mytid(), 2);
                pvm_recv(pvm_mytid(), 2);
            }
            System.out.println("ends");
        }
    }

    /// Sends the numbers 1 to argv[1] to the task argv[0].
    static final class Feeder {
        public static void main(String[] argv) {
            int to = Integer.parseInt(argv[0]);
            for (int i = 1; i <= Integer.parseInt(argv[1]); i++) {
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {i}, 1, 1);
                pvm_send(to, 1);
            }
        }
    }
}
