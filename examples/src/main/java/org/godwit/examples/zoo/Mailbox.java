package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

import java.util.ArrayList;
import java.util.List;

/// Many messages left in the queue, taken in another order than they came.
public final class Mailbox {
    private Mailbox() {}

    public static void main(String[] argv) {
        int self = pvm_mytid();
        int count = 12;
        for (int i = 0; i < count; i++) {
            pvm_initsend(i % 2 == 0 ? PvmDataDefault : PvmDataRaw);
            pvm_pkint(new int[] {i}, 1, 1);
            pvm_pkstr("m".repeat(i));
            pvm_send(self, i % 4);
        }
        List<String> taken = new ArrayList<>();
        int rounds = 0;
        while (taken.size() < count) {
            rounds++;
            for (int tag = 3; tag >= 0; tag -= 1 + rounds % 2) {
                if (pvm_probe(self, tag) > 0 && pvm_nrecv(self, tag) > 0) {
                    int[] number = new int[1];
                    String[] text = new String[1];
                    pvm_upkint(number, 1, 1);
                    pvm_upkstr(text);
                    taken.add(number[0] + ":" + text[0].length());
                }
            }
            System.out.println(rounds + " " + taken);
        }
        int old = pvm_setcontext(77);
        pvm_initsend(PvmDataDefault);
        pvm_send(self, 1);
        int hidden = pvm_setcontext(old);
        System.out.println(pvm_probe(-1, -1) + " hidden");
        pvm_setcontext(hidden);
        System.out.println((pvm_recv(-1, 1) > 0) + " seen");
        pvm_setopt(PvmAutoErr, 0);
        pvm_exit();
        System.out.println(pvm_probe(-1, -1) < 0);
    }
}
