package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// In two groups at once.
public final class Tst {

    private Tst() {}

    public static void main(String[] argv) {
        pvm_mytid();
        int prognosis = pvm_joingroup("prognosis");
        int negative = pvm_joingroup("negative");
        System.out.printf("joined prognosis %d, negative %d%n", prognosis, negative);
        prognosis = pvm_lvgroup("prognosis");
        negative = pvm_lvgroup("negative");
        System.out.printf("left prognosis %d, negative %d%n", prognosis, negative);
        pvm_exit();
    }
}
