package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Exceptions made now, kept in a list and thrown later.
@SuppressWarnings("ReferenceEquality") // on purpose
public final class StoredExceptions {
    private StoredExceptions() {}

    private static void raise(RuntimeException kept, int waits) {
        for (int i = 0; i < waits; i++) {
            kept.addSuppressed(new IllegalArgumentException("wait " + i));
        }
        throw kept;
    }

    public static void main(String[] argv) {
        List<RuntimeException> kept = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            kept.add(
                    i % 2 == 0
                            ? new IllegalStateException("s" + i, i > 0 ? kept.get(i - 1) : null)
                            : new ArithmeticException("a" + i));
        }
        for (int i = kept.size() - 1; i >= 0; i--) {
            RuntimeException expected = kept.get(i);
            try {
                raise(expected, i % 3);
            } catch (IllegalStateException e) {
                System.out.println(
                        (e == expected)
                                + " "
                                + e.getMessage()
                                + " "
                                + e.getSuppressed().length
                                + " "
                                + (i > 0 && e.getCause() == kept.get(i - 1)));
            } catch (ArithmeticException e) {
                System.out.println(
                        (e == expected) + " " + e.getMessage() + " " + e.getSuppressed().length);
            }
        }
    }
}
