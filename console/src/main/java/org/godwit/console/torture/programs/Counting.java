package org.godwit.console.torture.programs;

import static org.godwit.pvm.Pvm.*;

import java.time.Duration;
import java.util.TreeMap;

/// The counting workload: k senders send numbered messages to k receivers until they are stopped; a
/// receiver that misses one, sees one twice or out of order says so. `Counting k pauseMillis`: one
/// line at the end.
public final class Counting {

    private static final int NUMBER = 1;
    private static final int START = 2;
    private static final int REPORT = 3;
    private static final int STOP = 4;
    private static final int LAST = 5;
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
        pvm_recv(-1, STOP);
        pvm_initsend(PvmDataDefault);
        pvm_mcast(senders, k, STOP);
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

    /// Stops the workload whose main task's tid, in decimal, is its argument.
    public static final class Stopper {
        private Stopper() {}

        public static void main(String[] argv) {
            pvm_initsend(PvmDataDefault);
            pvm_send(Integer.parseInt(argv[0]), STOP);
            pvm_exit();
        }
    }

    /// Sends its numbers to every receiver in turn.
    public static final class Sender {
        private Sender() {}

        public static void main(String[] argv) {
            int k = Integer.parseInt(argv[0]);
            Duration pause = Duration.ofMillis(Integer.parseInt(argv[1]));
            int[] receivers = new int[k];
            pvm_recv(pvm_parent(), START);
            pvm_upkint(receivers, k, 1);
            int number = 0;
            do {
                number++;
                send(receivers, number, NUMBER);
            } while (number % PAUSE_EVERY != 0 || pvm_trecv(pvm_parent(), STOP, pause) == 0);
            send(receivers, number, LAST);
            pvm_exit();
        }

        private static void send(int[] receivers, int number, int tag) {
            for (int receiver : receivers) {
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {number}, 1, 1);
                pvm_send(receiver, tag);
            }
        }
    }

    /// Takes everything and keeps the books per sender.
    public static final class Receiver {
        private Receiver() {}

        public static void main(String[] argv) {
            int k = Integer.parseInt(argv[0]);
            TreeMap<Integer, Integer> last = new TreeMap<>();
            int received = 0;
            int lost = 0;
            int duplicated = 0;
            int reordered = 0;
            int ended = 0;
            int[] number = new int[1];
            int[] tag = new int[1];
            int[] tid = new int[1];
            while (ended < k) {
                int buffer = pvm_recv(-1, -1);
                pvm_bufinfo(buffer, new int[1], tag, tid);
                pvm_upkint(number, 1, 1);
                int before = last.getOrDefault(tid[0], 0);
                if (tag[0] == LAST) {
                    lost += number[0] - before;
                    ended++;
                    continue;
                }
                received++;
                if (number[0] > before + 1) {
                    lost += number[0] - before - 1;
                } else if (number[0] == before) {
                    duplicated++;
                } else if (number[0] < before) {
                    reordered++;
                }
                last.put(tid[0], Math.max(before, number[0]));
            }
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {received, lost, duplicated, reordered}, 4, 1);
            pvm_send(pvm_parent(), REPORT);
            pvm_exit();
        }
    }
}
