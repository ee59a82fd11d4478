package org.godwit.examples.zoo;

/// A program that ends by an exception that nobody catches, after a finally.
public final class UncaughtEnd {
    private UncaughtEnd() {}

    private static int sink(int n) {
        int left = n;
        while (true) {
            left--;
            if (left < 0) {
                throw new IllegalStateException("nobody catches " + n);
            }
        }
    }

    public static void main(String[] argv) {
        int done = 0;
        try {
            for (int i = 0; i < 4; i++) {
                done += i;
                System.out.println("done " + done);
            }
            System.out.println(sink(done));
        } finally {
            for (int i = 0; i < 3; i++) {
                done *= 2;
            }
            System.out.println("finally " + done);
        }
    }
}
