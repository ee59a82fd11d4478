package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

/// Messages of a task to itself: by tag, with the wildcard, answers computed on the way.
public final class SelfMessages {
    private SelfMessages() {}

    private static void send(int tag, int... numbers) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {numbers.length}, 1, 1);
        pvm_pkint(numbers, numbers.length, 1);
        pvm_send(pvm_mytid(), tag);
    }

    private static int[] receive(int tag) {
        pvm_recv(-1, tag);
        int[] count = new int[1];
        pvm_upkint(count, 1, 1);
        int[] numbers = new int[count[0]];
        pvm_upkint(numbers, count[0], 1);
        return numbers;
    }

    public static void main(String[] argv) {
        for (int i = 0; i < 6; i++) {
            send(i % 3, i, i * i);
        }
        for (int tag = 2; tag >= 0; tag--) {
            int[] numbers = receive(tag);
            send(7, numbers[1], receive(tag)[0], tag);
            System.out.println("tag " + tag + " " + Checksum.of(numbers));
        }
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            int[] numbers = receive(-1);
            sum += numbers[0] * receive(send(9, sum))[0] + numbers[2];
            System.out.println(sum + " " + pvm_nrecv(-1, 8));
        }
    }

    private static int send(int tag, int number) {
        send(tag, new int[] {number, 1});
        return tag;
    }
}
