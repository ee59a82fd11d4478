package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmReduceFunction;

import java.util.Arrays;

/// All members of a group but the first make one collective call; the first makes it when it is
/// told to. `GroupWait n barrier|reduce|gather`: each member writes one line when it is through.
public final class GroupWait {

    static final int GO = 1;
    private static final int TAG = 2;

    private GroupWait() {}

    private static final PvmReduceFunction SUM =
            (type, x, y, num, info) -> ((int[]) x)[0] += ((int[]) y)[0];

    public static void main(String[] argv) {
        int n = Integer.parseInt(argv[0]);
        String group = argv[1];
        boolean first = pvm_parent() < 0;
        int me = pvm_joingroup(group);
        if (first) {
            pvm_spawn(GroupWait.class.getName(), argv, PvmTaskDefault, "", n - 1, null);
        }
        pvm_barrier(group, n);
        if (first) {
            System.out.println("waits");
            pvm_recv(-1, GO);
        }
        // the root is a member that waits for the first one
        int[] data = {me + 1};
        int[] all = new int[n];
        int code =
                switch (group) {
                    case "barrier" -> pvm_barrier(group, n);
                    case "reduce" -> pvm_reduce(SUM, data, 1, PVM_INT, TAG, group, n - 1);
                    default -> pvm_gather(all, data, 1, PVM_INT, TAG, group, n - 1);
                };
        if (me == n - 1) {
            System.out.println(code + " " + data[0] + " " + Arrays.toString(all));
        } else {
            System.out.println(code);
        }
        pvm_barrier(group, n);
        pvm_lvgroup(group);
        pvm_exit();
    }
}
