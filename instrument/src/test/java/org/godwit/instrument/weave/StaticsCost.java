package org.godwit.instrument.weave;

import org.godwit.continuation.StaticSpace;
import org.godwit.instrument.weave.sample.StaticLoops;

import java.util.function.IntUnaryOperator;

/// Measures what private static variables cost; run by hand. Prints the fastest of many runs in
/// nanoseconds per turn, plain and woven, after several virtual processors have initialised them.
final class StaticsCost {

    private static final int TURNS = 1_000_000;
    private static final int RUNS = 40;
    private static final int SPACES = 8;

    private StaticsCost() {}

    public static void main(String[] arguments) throws Exception {
        var plain = loops(new SampleLoader());
        var woven = loops(new SampleLoader(new PrivateStatics()));
        for (int i = 0; i < plain.length; i++) {
            double before = Double.MAX_VALUE;
            double after = Double.MAX_VALUE;
            for (int k = 0; k < SPACES; k++) {
                before = Math.min(before, nanosPerTurn(plain[i]));
                after = Math.min(after, nanosPerTurn(woven[i]));
            }
            System.out.printf(
                    "%-10s plain %6.3f ns woven %6.3f ns ratio %.2f%n",
                    plain[i], before, after, after / before);
        }
    }

    private static IntUnaryOperator[] loops(SampleLoader loader) throws ClassNotFoundException {
        return (IntUnaryOperator[])
                loader.loadClass(StaticLoops.class.getName()).getEnumConstants();
    }

    private static double nanosPerTurn(IntUnaryOperator loop) {
        var best = new long[] {Long.MAX_VALUE};
        new StaticSpace()
                .run(() -> {
                    for (int i = 0; i < RUNS; i++) {
                        long from = System.nanoTime();
                        var _ = loop.applyAsInt(TURNS);
                        best[0] = Math.min(best[0], System.nanoTime() - from);
                    }
                    return true;
                });
        return (double) best[0] / TURNS;
    }
}
