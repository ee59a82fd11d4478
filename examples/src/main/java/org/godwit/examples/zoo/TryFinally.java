package org.godwit.examples.zoo;

/// `finally` blocks with loops, on the way out of a return, a break, an exception.
public final class TryFinally {
    private TryFinally() {}

    private static final StringBuilder TRAIL = new StringBuilder();

    private static int leave(int how) {
        int count = 0;
        for (int i = 0; i < 5; i++) {
            try {
                count += Echo.of(i);
                if (how == 1 && i == 3) {
                    return count * 100;
                }
                if (how == 2 && i == 2) {
                    break;
                }
                if (how == 3 && i == 1) {
                    throw new IllegalStateException("at " + i);
                }
            } finally {
                for (int k = 0; k < 2; k++) {
                    TRAIL.append(how).append(i).append(k).append(' ');
                }
                count++;
            }
        }
        return count;
    }

    public static void main(String[] argv) {
        for (int how = 0; how < 4; how++) {
            try {
                System.out.println("left " + how + " with " + leave(how));
            } catch (IllegalStateException e) {
                System.out.println("left " + how + " by " + e.getMessage());
            } finally {
                System.out.println("trail " + TRAIL.length());
            }
        }
        System.out.println(TRAIL);
    }
}
