package org.godwit.examples.zoo;

/// Tries within tries, in a try, in a catch and in a finally.
@SuppressWarnings("ReferenceEquality") // on purpose
public final class NestedTry {
    private NestedTry() {}

    private static int risky(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 10 / (3 - i);
        }
        return sum;
    }

    private static String attempt(int n) {
        StringBuilder log = new StringBuilder();
        try {
            log.append(Echo.of("a"));
            try {
                log.append(risky(n));
            } catch (ArithmeticException e) {
                log.append('b');
                try {
                    log.append(risky(2)).append(new int[n][n][0].length);
                    log.append(new int[2][n].length / (n - 5));
                } catch (ArithmeticException again) {
                    log.append('c').append(again == e);
                } finally {
                    log.append('d').append(risky(1));
                }
                throw new IllegalStateException("n=" + n, e);
            } finally {
                try {
                    log.append('e').append(risky(n - 2));
                } catch (ArithmeticException e) {
                    log.append('f');
                }
            }
            log.append('g');
        } catch (IllegalStateException e) {
            log.append('h').append(e.getMessage()).append(e.getCause() != null);
        } finally {
            log.append('i');
        }
        return log.toString();
    }

    public static void main(String[] argv) {
        for (int n = 2; n < 8; n++) {
            System.out.println(attempt(n));
        }
    }
}
