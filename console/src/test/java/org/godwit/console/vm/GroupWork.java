package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmReduceFunction;

import java.util.Arrays;

/// Members of one group call all collective functions in turn, with changing roots, and check every
/// answer, until the first of them is told to stop. `GroupWork n`: a line now and then, and one at
/// the end.
public final class GroupWork {

    static final int STOP = 1;
    static final int ROUNDS_PER_LINE = 4;
    private static final int ROUND = 2;
    private static final int REDUCE = 3;
    private static final int GATHER = 4;
    private static final int SCATTER = 5;
    private static final String GROUP = "work";

    private GroupWork() {}

    private static final PvmReduceFunction SUM =
            (type, x, y, num, info) -> {
                for (int i = 0; i < num[0]; i++) {
                    ((int[]) x)[i] += ((int[]) y)[i];
                }
            };

    public static void main(String[] argv) {
        int n = Integer.parseInt(argv[0]);
        boolean first = pvm_parent() < 0;
        int me = pvm_joingroup(GROUP);
        if (first) {
            pvm_spawn(GroupWork.class.getName(), argv, PvmTaskDefault, "", n - 1, null);
        }
        int wrong = pvm_barrier(GROUP, n) == 0 ? 0 : 1;
        if (first) {
            System.out.println("began");
        }
        int round = 0;
        boolean goesOn = true;
        while (goesOn) {
            wrong += reduced(n, me, round) + gathered(n, me, round) + told(n, me, round);
            int[] flags = new int[n];
            if (first) {
                Arrays.fill(flags, pvm_nrecv(-1, STOP) > 0 ? 1 : 2);
            }
            int[] mine = new int[1];
            wrong += pvm_scatter(mine, flags, 1, PVM_INT, SCATTER, GROUP, 0) == 0 ? 0 : 1;
            wrong += mine[0] == 0 ? 1 : 0;
            goesOn = mine[0] == 2;
            wrong += pvm_barrier(GROUP, n) == 0 ? 0 : 1;
            round++;
            if (first && round % ROUNDS_PER_LINE == 0) {
                System.out.println("round " + round);
            }
        }
        int[] all = {wrong, round};
        int code = pvm_reduce(SUM, all, 2, PVM_INT, REDUCE, GROUP, 0);
        if (first) {
            System.out.printf("wrong %d of %d rounds, code %d%n", all[0], all[1] / n, code);
        }
        pvm_lvgroup(GROUP);
        pvm_exit();
    }

    private static int reduced(int n, int me, int round) {
        int root = round % n;
        int[] sum = {me + round, 1};
        int code = pvm_reduce(SUM, sum, 2, PVM_INT, REDUCE, GROUP, root);
        boolean right = me != root || (sum[0] == n * (n - 1) / 2 + n * round && sum[1] == n);
        return code == 0 && right ? 0 : 1;
    }

    private static int gathered(int n, int me, int round) {
        int root = (round + 1) % n;
        int[] all = new int[n];
        int[] mine = {1000 * me + round};
        int wrong = pvm_gather(all, mine, 1, PVM_INT, GATHER, GROUP, root) == 0 ? 0 : 1;
        for (int i = 0; i < n && me == root; i++) {
            wrong += all[i] == 1000 * i + round ? 0 : 1;
        }
        return wrong;
    }

    private static int told(int n, int me, int round) {
        int teller = (round + 2) % n;
        int[] number = {round};
        if (me == teller) {
            pvm_initsend(PvmDataDefault);
            pvm_pkint(number, 1, 1);
            return pvm_bcast(GROUP, ROUND) == 0 ? 0 : 1;
        }
        pvm_recv(-1, ROUND);
        pvm_upkint(number, 1, 1);
        return number[0] == round ? 0 : 1;
    }

    /// Sends an empty message of a tag to a task: `tid tag`, both decimal.
    public static final class Nudge {
        private Nudge() {}

        public static void main(String[] argv) {
            pvm_initsend(PvmDataDefault);
            pvm_send(Integer.parseInt(argv[0]), Integer.parseInt(argv[1]));
            pvm_exit();
        }
    }
}
