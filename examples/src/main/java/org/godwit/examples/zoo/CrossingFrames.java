package org.godwit.examples.zoo;

/// An exception on its way through frames whose `finally` blocks compute.
@SuppressWarnings("InfiniteRecursion") // on purpose
public final class CrossingFrames {
    private CrossingFrames() {}

    private static int unwound;

    private static void dive(int depth, int[] log) {
        int mark = depth * 3;
        try {
            if (depth == 0) {
                throw new UnsupportedOperationException("from the ground");
            }
            dive(depth - 1, log);
        } finally {
            for (int i = 0; i < 3; i++) {
                log[depth] += mark + i;
            }
            unwound += depth % 8 == 0 ? Echo.of(1) : 1;
        }
    }

    public static void main(String[] argv) {
        int[] log = new int[26];
        for (int depth = 5; depth <= 25; depth += 10) {
            try {
                dive(depth, log);
            } catch (UnsupportedOperationException e) {
                System.out.println(
                        e.getMessage()
                                + " "
                                + depth
                                + " unwound "
                                + unwound
                                + " "
                                + Checksum.of(log));
            }
        }
    }
}
