package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

/// Calls of the virtual machine in try, catch and finally, under a monitor, in a lambda, in a deep
/// frame.
public final class ReceiveInTry {
    private ReceiveInTry() {}

    private final Object guard = new Object();
    private int closed;

    private static void send(int tag, int number) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {number}, 1, 1);
        pvm_send(pvm_mytid(), tag);
    }

    private static int receive(int tag) {
        int[] number = new int[1];
        pvm_recv(-1, tag);
        pvm_upkint(number, 1, 1);
        return number[0];
    }

    private int guarded(int n) {
        synchronized (guard) {
            send(1, n);
            return receive(1) + 1;
        }
    }

    private int attempt(int n) {
        try {
            send(2, n);
            if (guarded(n) % 2 == 0) {
                throw new IllegalStateException("even");
            }
            return receive(2);
        } catch (IllegalStateException e) {
            return -receive(2) * (pvm_mytid() > 0 ? 10 : 1);
        } finally {
            send(3, closed);
            closed += receive(3) + 1;
        }
    }

    private static int deep(int level) {
        int below = 0;
        if (level > 0) {
            below = deep(level - 1);
        } else {
            send(4, 44);
            below = receive(4);
        }
        return below + level % 3;
    }

    public static void main(String[] argv) {
        ReceiveInTry it = new ReceiveInTry();
        Runnable later =
                () -> {
                    send(5, it.closed);
                    System.out.println("later " + receive(5));
                };
        for (int n = 0; n < 5; n++) {
            System.out.println(it.attempt(n) + " " + it.closed);
            later.run();
            System.out.println(deep(n * 20));
        }
    }
}
