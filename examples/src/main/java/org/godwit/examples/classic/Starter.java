package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmTaskInfo;

import java.util.Arrays;

/// Starts copies of a program, prints what they print, and ends when none is listed any more.
/// Arguments: `[-n COPIES] PROGRAM [ARGUMENT...]`.
public final class Starter {

    private Starter() {}

    public static void main(String[] argv) {
        int copies = 1;
        int first = 0;
        if (argv.length > 1 && argv[0].equals("-n")) {
            copies = Integer.parseInt(argv[1]);
            first = 2;
        }
        if (argv.length <= first || copies < 1) {
            System.out.println("usage: starter [-n COPIES] PROGRAM [ARGUMENT...]");
            pvm_exit();
            return;
        }
        run(copies, argv[first], Arrays.copyOfRange(argv, first + 1, argv.length));
        pvm_exit();
    }

    private static void run(int copies, String program, String[] arguments) {
        int[] tids = new int[copies];
        pvm_catchout(System.out);
        int started = pvm_spawn(program, arguments, PvmTaskDefault, "", copies, tids);
        for (int i = Math.max(0, started); i < copies; i++) {
            System.out.printf("can't start copy %d of %s: error %d%n", i, program, tids[i]);
        }
        for (int i = 0; i < started; i++) {
            while (listed(tids[i])) {
                Whereabouts.pause(50);
            }
        }
    }

    private static boolean listed(int tid) {
        int[] n = {0};
        return pvm_tasks(tid, n, new PvmTaskInfo[1][]) == PvmOk && n[0] > 0;
    }
}
