package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmTask;

/// A program that implements PvmTask and keeps its buffers open over other messages.
public final class TaskInstance implements PvmTask {
    private int sent;

    private int open(int value) {
        int buffer = pvm_mkbuf(PvmDataDefault);
        int before = pvm_setsbuf(buffer);
        pvm_pkint(new int[] {value, sent++}, 2, 1);
        pvm_setsbuf(before);
        return buffer;
    }

    @Override
    public void main(String[] argv) {
        int self = pvm_mytid();
        int[] buffers = new int[4];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = open(i * 11);
        }
        for (int i = buffers.length - 1; i >= 0; i--) {
            pvm_setsbuf(buffers[i]);
            pvm_pkint(new int[] {sent}, 1, 1);
            pvm_send(self, i);
            pvm_freebuf(pvm_setsbuf(0));
        }
        int[] numbers = new int[3];
        for (int tag = 0; tag < buffers.length; tag++) {
            int message = pvm_recv(self, tag);
            pvm_upkint(numbers, 3, 1);
            System.out.println(
                    tag
                            + " "
                            + message
                            + " "
                            + Checksum.of(numbers)
                            + " "
                            + pvm_getsbuf()
                            + " "
                            + (pvm_getrbuf() == message));
        }
    }
}
