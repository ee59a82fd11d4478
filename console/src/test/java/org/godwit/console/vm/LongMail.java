package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

/// Programs that send much: one long message, or many.
final class LongMail {

    private static final int MAIL = 1;
    private static final int GO = 2;
    private static final int DOUBLES_PER_MIB = 1 << 17;
    private static final int FIRST_LONG_PAUSE_MILLIS = 1_500;

    private LongMail() {}

    private static long checksum(double[] numbers) {
        long sum = 0;
        for (double number : numbers) {
            sum = sum * 31 + Double.doubleToRawLongBits(number);
        }
        return sum;
    }

    /// Sends argv[1] MiB of doubles to the task argv[0], or fails to.
    static final class Writer {
        public static void main(String[] argv) {
            double[] numbers = new double[Integer.parseInt(argv[1]) * DOUBLES_PER_MIB];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Math.scalb((double) i, i & 15);
            }
            System.out.println("sum " + checksum(numbers));
            pvm_initsend(PvmDataRaw);
            pvm_pkdouble(numbers, numbers.length, 1);
            System.out.println("sent " + pvm_send(Integer.parseInt(argv[0]), MAIL));
        }
    }

    /// Leaves argv[0] MiB of doubles in its queue until it is told to take them.
    static final class Reader {
        public static void main(String[] argv) {
            System.out.println("begins");
            pvm_recv(-1, GO);
            pvm_recv(-1, MAIL);
            double[] numbers = new double[Integer.parseInt(argv[0]) * DOUBLES_PER_MIB];
            pvm_upkdouble(numbers, numbers.length, 1);
            System.out.println("sum " + checksum(numbers));
        }
    }

    /// Tells the task argv[0] to go on.
    static final class Starter {
        public static void main(String[] argv) {
            pvm_initsend(PvmDataRaw);
            pvm_send(Integer.parseInt(argv[0]), GO);
        }
    }

    /// Sends argv[1] messages of a MiB to the task argv[0], numbered, as the sender argv[2].
    static final class Flooder {
        public static void main(String[] argv) {
            int count = Integer.parseInt(argv[1]);
            int self = Integer.parseInt(argv[2]);
            double[] numbers = new double[DOUBLES_PER_MIB];
            for (int i = 0; i < count; i++) {
                numbers[i % numbers.length] = i;
                pvm_initsend(PvmDataRaw);
                pvm_pkint(new int[] {self, i}, 2, 1);
                pvm_pkdouble(numbers, numbers.length, 1);
                pvm_send(Integer.parseInt(argv[0]), MAIL);
            }
        }
    }

    /// Takes argv[1] messages of each of argv[0] senders, but not at once.
    static final class Flooded {
        public static void main(String[] argv) throws InterruptedException {
            int senders = Integer.parseInt(argv[0]);
            int count = Integer.parseInt(argv[1]);
            int[] next = new int[senders];
            double[] numbers = new double[DOUBLES_PER_MIB];
            System.out.println("begins");
            Thread.sleep(FIRST_LONG_PAUSE_MILLIS);
            for (int i = 0; i < senders * count; i++) {
                int[] head = new int[2];
                pvm_recv(-1, MAIL);
                pvm_upkint(head, 2, 1);
                pvm_upkdouble(numbers, numbers.length, 1);
                if (head[1] != next[head[0]] || numbers[head[1] % numbers.length] != head[1]) {
                    System.out.println("wrong: " + head[1] + " of " + head[0]);
                    return;
                }
                next[head[0]]++;
            }
            System.out.println("all " + senders * count);
        }
    }
}
