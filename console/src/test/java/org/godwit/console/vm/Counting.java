package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import java.time.Duration;

/// The counting workload: k senders send numbered messages to k receivers; a receiver that misses one, sees
/// one twice or out of order says so. `Counting k messages pauseMillis`: one line at the end.
public final class Counting {

    private static final int NUMBER = 1;
    private static final int START = 2;
    private static final int REPORT = 3;
    private static final int NEVER = 999;
    private static final int PAUSE_EVERY = 10;

    private Counting() {}

    public static void main(String[] argv) {
        int k = Integer.parseInt(argv[0]);
        int[] receivers = new int[k];
        int[] senders = new int[k];
        pvm_spawn(Receiver.class.getName(), argv, PvmTaskDefault, "", k, receivers);
        pvm_spawn(Sender.class.getName(), argv, PvmTaskDefault, "", k, senders);
        for (int sender : senders) {
            pvm_initsend(PvmDataDefault);
            pvm_pkint(receivers, k, 1);
            pvm_send(sender, START);
        }
        int[] totals = new int[4];
        int[] one = new int[4];
        for (int receiver : receivers) {
            pvm_recv(receiver, REPORT);
            pvm_upkint(one, 4, 1);
            for (int i = 0; i < 4; i++) {
                totals[i] += one[i];
            }
        }
        System.out.printf(
                "received %d lost %d duplicated %d reordered %d%n",
                totals[0], totals[1], totals[2], totals[3]);
        pvm_exit();
    }

    /// Sends its numbers to every receiver in turn.
    public static final class Sender {
        private Sender() {}

        public static void main(String[] argv) {
            int k = Integer.parseInt(argv[0]);
            int messages = Integer.parseInt(argv[1]);
            Duration pause = Duration.ofMillis(Integer.parseInt(argv[2]));
            int[] receivers = new int[k];
            pvm_recv(pvm_parent(), START);
            pvm_upkint(receivers, k, 1);
            for (int number = 1; number <= messages; number++) {
                for (int receiver : receivers) {
                    pvm_initsend(PvmDataDefault);
                    pvm_pkint(new int[] {number}, 1, 1);
                    pvm_send(receiver, NUMBER);
                }
                if (number % PAUSE_EVERY == 0) {
                    pvm_trecv(-1, NEVER, pause);
                }
            }
            pvm_exit();
        }
    }

    /// Takes everything and keeps the books per sender.
    public static final class Receiver {
        private Receiver() {}

        public static void main(String[] argv) {
            int k = Integer.parseInt(argv[0]);
            int messages = Integer.parseInt(argv[1]);
            java.util.TreeMap<Integer, Integer> last = new java.util.TreeMap<>();
            int received = 0;
            int lost = 0;
            int duplicated = 0;
            int reordered = 0;
            int[] number = new int[1];
            int[] tid = new int[1];
            while (received < k * messages) {
                int buffer = pvm_recv(-1, NUMBER);
                pvm_bufinfo(buffer, new int[1], new int[1], tid);
                pvm_upkint(number, 1, 1);
                int expected = last.getOrDefault(tid[0], 0) + 1;
                if (number[0] > expected) {
                    lost += number[0] - expected;
                } else if (number[0] == expected - 1) {
                    duplicated++;
                } else if (number[0] < expected) {
                    reordered++;
                }
                last.merge(tid[0], number[0], Math::max);
                received++;
            }
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {received, lost, duplicated, reordered}, 4, 1);
            pvm_send(pvm_parent(), REPORT);
            pvm_exit();
        }
    }
}
