package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

import java.util.ArrayList;
import java.util.List;

/// Calls of the virtual machine as arguments of `new`, as operands, as conditions, as subscripts.
public final class ReceiveInNew {
    private ReceiveInNew() {}

    private record Letter(int message, long number, String text) {}

    private static int integer() {
        int[] number = new int[1];
        pvm_upkint(number, 1, 1);
        return number[0];
    }

    private static long post(int tag, long number) {
        pvm_psend(pvm_mytid(), tag, new long[] {number, -number}, 2, PVM_LONG);
        return number + tag;
    }

    private static long fetch(int tag) {
        long[] into = new long[2];
        pvm_precv(pvm_mytid(), tag, into, 2, PVM_LONG, new int[1], new int[1], new int[1]);
        return into[0] - into[1];
    }

    public static void main(String[] argv) {
        List<Letter> letters = new ArrayList<>();
        long[] table = new long[8];
        for (int i = 0; i < 5; i++) {
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {i, i + 2}, 2, 1);
            pvm_send(pvm_mytid(), 1);
            Letter letter =
                    new Letter(
                            pvm_recv(-1, 1) + integer(),
                            post(2, i) * fetch(2) + post(3, 10L * i),
                            new String(integer() + "x" + fetch(3)));
            letters.add(letter);
            pvm_psend(pvm_mytid(), 4, new long[] {i, 0}, 2, PVM_LONG);
            table[(int) fetch(4)] +=
                    pvm_probe(-1, 4) == 0 && pvm_nrecv(-1, 4) == 0 ? letter.number() : -1;
            System.out.println(letter.number() + " " + letter.text() + " " + table[i]);
        }
        System.out.println(letters.size() + " " + letters.getLast().text());
    }
}
