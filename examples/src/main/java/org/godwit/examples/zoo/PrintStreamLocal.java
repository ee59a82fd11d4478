package org.godwit.examples.zoo;

import java.io.PrintStream;

/// `System.out` held in a local, a field and a lambda.
@SuppressWarnings("ReferenceEquality") // on purpose
public final class PrintStreamLocal {
    private PrintStreamLocal() {}

    private final PrintStream field = System.out;

    public static void main(String[] argv) {
        PrintStream out = System.out;
        PrintStreamLocal it = new PrintStreamLocal();
        Runnable end = () -> out.println("end " + (out == it.field));
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < i; k++) {
                sum += k * i;
            }
            (i % 2 == 0 ? out : it.field).println(i + " " + sum);
        }
        end.run();
    }
}
