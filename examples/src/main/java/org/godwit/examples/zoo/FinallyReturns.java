package org.godwit.examples.zoo;

/// A `finally` that returns or breaks, and so swallows what was under way.
@SuppressWarnings("RedundantControlFlow") // on purpose
public final class FinallyReturns {
    private FinallyReturns() {}

    @SuppressWarnings({"finally", "Finally"})
    private static int swallow(int n) {
        int seen = 0;
        while (true) {
            try {
                seen += Echo.of(1);
                for (int i = 0; i < n; i++) {
                    seen += i;
                }
                if (n % 2 == 0) {
                    throw new IllegalStateException("never seen");
                }
                return -1;
            } finally {
                if (seen > 20) {
                    return seen;
                }
                continue;
            }
        }
    }

    @SuppressWarnings({"finally", "Finally"})
    private static String last(int n) {
        String word = "try";
        try {
            for (int i = 0; i < n; i++) {
                word += i;
            }
            return word;
        } finally {
            for (int i = 0; i < n; i++) {
                word += "f";
            }
            if (n > 3) {
                return "finally " + word;
            }
        }
    }

    public static void main(String[] argv) {
        for (int n = 1; n < 7; n++) {
            System.out.println(n + ": " + swallow(n) + " " + last(n));
        }
    }
}
