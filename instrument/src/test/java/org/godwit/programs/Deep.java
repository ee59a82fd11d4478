package org.godwit.programs;

import org.godwit.instrument.Output;
import org.godwit.pvm.Pvm;

/// A stack of `argv[0]` frames and a loop at its bottom.
public final class Deep {

    private Deep() {}

    public static void main(String[] argv) {
        int depth = Integer.parseInt(argv[0]);
        Output.print(down(depth, 1L, 0.5));
    }

    private static double down(int left, long mark, double scale) {
        if (left == 0) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += i * scale;
                Pvm.pvm_pstat(0x40001);
            }
            return sum;
        }
        double below = down(left - 1, mark * 31 + left, scale + left);
        return below + mark % 1000 - scale;
    }
}
