package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

/// A number or a word that comes back by way of a message of the task to itself: five calls of the
/// virtual machine where a program would use the value.
final class Echo {

    private static final int NUMBER = 1_001;
    private static final int WORD = 1_002;

    private Echo() {}

    static int of(int number) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {number}, 1, 1);
        pvm_send(pvm_mytid(), NUMBER);
        int[] back = new int[1];
        pvm_recv(-1, NUMBER);
        pvm_upkint(back, 1, 1);
        return back[0];
    }

    static String of(String word) {
        pvm_initsend(PvmDataRaw);
        pvm_pkstr(word);
        pvm_send(pvm_mytid(), WORD);
        String[] back = new String[1];
        pvm_recv(-1, WORD);
        pvm_upkstr(back);
        return back[0];
    }
}
