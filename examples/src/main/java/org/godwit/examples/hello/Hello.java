package org.godwit.examples.hello;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Rollcall;

/// Starts one [HelloOther] and prints what it says.
public final class Hello {

    private static final int ANYBODY = -1;
    private static final int ANY_TAG = -1;

    private Hello() {}

    public static void main(String[] argv) {
        System.out.printf("i'm t%x%n", pvm_mytid());
        if (Rollcall.start(HelloOther.class, 1).length == 1) {
            int message = pvm_recv(ANYBODY, ANY_TAG);
            int[] source = new int[1];
            pvm_bufinfo(message, new int[1], new int[1], source);
            String[] greeting = new String[1];
            pvm_upkstr(greeting);
            System.out.printf("from t%x: %s%n", source[0], greeting[0]);
        }
        pvm_exit();
    }
}
