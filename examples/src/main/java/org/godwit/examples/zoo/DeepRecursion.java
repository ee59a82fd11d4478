package org.godwit.examples.zoo;

/// A stack of 300 frames, each with locals of its own that must come back.
public final class DeepRecursion {
    private DeepRecursion() {}

    private static final int DEPTH = 300;

    private static long descend(int level, double weight, String path) {
        long mine = level * 2_654_435_761L;
        if (level == DEPTH) {
            long bottom = Echo.of(0);
            for (int i = 0; i < 40; i++) {
                bottom = bottom * 33 + i;
            }
            System.out.println("bottom " + bottom + " after " + path.length());
            return bottom;
        }
        long below = descend(level + 1, weight / 2, level % 10 == 0 ? path + level : path);
        if (level % 60 == 0) {
            for (int i = 0; i < 3; i++) {
                below += i;
            }
            System.out.println("level " + level + " weight " + weight + " " + path + " " + below);
        }
        return below ^ mine;
    }

    public static void main(String[] argv) {
        System.out.println(descend(0, 1.0, "/"));
        System.out.println(descend(DEPTH - 5, 0.1, "short"));
    }
}
