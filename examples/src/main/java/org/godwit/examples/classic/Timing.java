package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

import java.util.Locale;

/// Times of round trips and of large messages to a [TimingSlave], on a direct route.
public final class Timing {

    static final int TAG = 1;
    static final int ANSWER = 2;

    private static final int TIMES = 20;
    private static final int LARGEST = 1_000_000;

    private Timing() {}

    public static void main(String[] argv) {
        System.out.printf("i'm t%x%n", pvm_mytid());
        pvm_setopt(PvmRoute, PvmRouteDirect);
        int[] slave = new int[1];
        if (pvm_spawn(TimingSlave.class.getName(), null, PvmTaskDefault, "", 1, slave) != 1) {
            System.out.println("can't start timing_slave");
            pvm_exit();
            return;
        }
        System.out.printf("slave is task t%x%n", slave[0]);
        roundTrips(slave[0]);
        System.out.printf("%nDoing Bandwidth tests%n%n");
        for (int size = 100; size <= LARGEST; size *= 10) {
            bandwidth(slave[0], size);
        }
        System.out.println("done");
        pvm_kill(slave[0]);
        pvm_exit();
    }

    private static long micros(long since) {
        return (System.nanoTime() - since) / 1000;
    }

    /// The buffer is packed once and sent again and again.
    private static void roundTrips(int slave) {
        System.out.printf("Doing Round Trip test, minimal message size%n%n N     uSec%n");
        pvm_initsend(PvmDataRaw);
        pvm_pkint(new int[] {0}, 1, 1);
        long sum = 0;
        for (int n = 1; n <= TIMES; n++) {
            long began = System.nanoTime();
            pvm_send(slave, TAG);
            pvm_recv(-1, -1);
            pvm_freebuf(pvm_getrbuf());
            long time = micros(began);
            System.out.printf("%2d %8d%n", n, time);
            sum += time;
        }
        System.out.printf("RTT Avg uSec %d%n", sum / TIMES);
    }

    private static void bandwidth(int slave, int size) {
        int[] data = new int[size / 4];
        System.out.printf("%nMessage size %d%n N  Pack uSec  Send uSec%n", size);
        long packing = 0;
        long sending = 0;
        for (int n = 1; n <= TIMES; n++) {
            long began = System.nanoTime();
            pvm_initsend(PvmDataRaw);
            pvm_pkint(data, data.length, 1);
            long pack = micros(began);
            began = System.nanoTime();
            pvm_send(slave, TAG);
            pvm_recv(-1, -1);
            pvm_freebuf(pvm_getrbuf());
            long send = micros(began);
            System.out.printf("%2d   %8d   %8d%n", n, pack, send);
            packing += pack;
            sending += send;
        }
        System.out.printf("Avg uSec%n     %8d   %8d%n", packing / TIMES, sending / TIMES);
        System.out.printf(
                Locale.ROOT,
                "Avg Byte/uSec%n     %8f   %8f%n",
                perMicro(size, packing),
                perMicro(size, sending));
    }

    private static double perMicro(int size, long micros) {
        return (double) size * TIMES / Math.max(1, micros);
    }
}
