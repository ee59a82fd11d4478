package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;

import java.util.Arrays;
import java.util.Locale;

/// Starts [Slave1]s, gives all the same numbers, and prints what each makes of them with its
/// neighbour's. Argument: how many; without it three for each host, at most 32.
public final class Master1 {

    static final int WORK = 0;
    static final int NEIGHBOUR = 22;
    static final int RESULT = 5;

    private static final int MOST = 32;
    private static final int NUMBERS = 100;

    private Master1() {}

    public static void main(String[] argv) {
        pvm_mytid();
        int n = argv.length > 0 ? Integer.parseInt(argv[0]) : 3 * hosts();
        n = Math.min(n, MOST);
        int[] tids = new int[n];
        System.out.printf("Spawning %d worker tasks ... ", n);
        int started = pvm_spawn(Slave1.class.getName(), null, PvmTaskDefault, "", n, tids);
        if (started < n) {
            System.out.println("\n Trouble spawning slaves. Aborting. Error codes are:");
            for (int i = Math.max(0, started); i < n; i++) {
                System.out.printf("TID %d %d%n", i, tids[i]);
            }
            for (int i = 0; i < started; i++) {
                pvm_kill(tids[i]);
            }
            pvm_exit();
            return;
        }
        System.out.println("SUCCESSFUL");
        sendWork(tids);
        for (int i = 0; i < n; i++) {
            result(n);
        }
        pvm_exit();
    }

    private static int hosts() {
        int[] n = {1};
        pvm_config(n, new int[1], new PvmHostInfo[1][]);
        return n[0];
    }

    private static void sendWork(int[] tids) {
        float[] data = new float[NUMBERS];
        Arrays.fill(data, 1);
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {tids.length}, 1, 1);
        pvm_pkint(tids, tids.length, 1);
        pvm_pkint(new int[] {NUMBERS}, 1, 1);
        pvm_pkfloat(data, NUMBERS, 1);
        pvm_mcast(tids, tids.length, WORK);
    }

    private static void result(int n) {
        pvm_recv(-1, RESULT);
        int who = unpackInt();
        float[] result = new float[1];
        pvm_upkfloat(result, 1, 1);
        int expected = who == 0 ? (n - 1) * NUMBERS : (2 * who - 1) * NUMBERS;
        System.out.printf(
                Locale.ROOT,
                "I got %f from %d; (expecting %f)%n",
                result[0],
                who,
                (double) expected);
    }
}
