package org.godwit.examples;

import static org.godwit.pvm.Pvm.PvmTaskDefault;
import static org.godwit.pvm.Pvm.pvm_kill;
import static org.godwit.pvm.Pvm.pvm_spawn;

/// Starting several copies of a program, all or none.
public final class Rollcall {

    private Rollcall() {}

    /// Starts `count` copies of `program` and returns their tids. If fewer can be started it ends
    /// those that were, prints why, and returns an empty array.
    public static int[] start(Class<?> program, int count) {
        int[] tids = new int[count];
        int started = pvm_spawn(program.getName(), new String[0], PvmTaskDefault, "", count, tids);
        if (started == count) {
            return tids;
        }
        for (int i = 0; i < started; i++) {
            pvm_kill(tids[i]);
        }
        System.out.printf(
                "only %d of %d copies of %s could be started: error %d%n",
                Math.max(started, 0),
                count,
                program.getName(),
                started < 0 ? started : tids[started]);
        return new int[0];
    }

    /// Which of `tids` is `tid`; -1 if none.
    public static int indexOf(int[] tids, int tid) {
        for (int i = 0; i < tids.length; i++) {
            if (tids[i] == tid) {
                return i;
            }
        }
        return -1;
    }
}
