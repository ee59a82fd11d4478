package org.godwit.examples.zoo;

/// Exceptions caught, changed and thrown again, over several frames.
public final class Rethrow {
    private Rethrow() {}

    private static void sink(int n) throws Exception {
        for (int i = n; ; i--) {
            if (i == 0) {
                throw n % 2 == 0 ? new Exception("even " + n) : new RuntimeException("odd " + n);
            }
        }
    }

    private static void twice(int n) throws Exception {
        try {
            sink(n);
        } catch (final Exception e) {
            for (int i = 0; i < 2; i++) {
                e.addSuppressed(new Exception("seen " + i));
            }
            throw e;
        }
    }

    private static void wrapped(int n) {
        try {
            twice(n);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("wrapped", e);
        }
    }

    public static void main(String[] argv) {
        for (int n = 1; n < 6; n++) {
            try {
                wrapped(n);
            } catch (RuntimeException e) {
                Throwable root = e;
                int depth = 0;
                while (root.getCause() != null) {
                    root = root.getCause();
                    depth++;
                }
                System.out.println(
                        e.getMessage()
                                + ", "
                                + root.getMessage()
                                + ", "
                                + depth
                                + ", "
                                + root.getSuppressed().length);
            }
        }
    }
}
