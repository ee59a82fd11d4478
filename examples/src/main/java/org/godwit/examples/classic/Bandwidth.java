package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

import java.util.Locale;

/// Round trips of doubles between two copies, which find each other in a group. [Dbwtest],
/// [Ibwtest], [Rbwtest] and [Pbwtest] differ in how the data are packed only.
final class Bandwidth {

    /// Instead of an encoding: psend and precv.
    static final int PSEND = -1;

    private static final String GROUP = "bwtest";
    private static final int MOST = 100_000;
    private static final int SAMPLES = 20;
    private static final int TAG = 7;
    private static final int CHECK = 8;

    private final int encoding;
    private final int mytid = pvm_mytid();
    private final double[] data = new double[MOST];
    private int other;

    Bandwidth(int encoding) {
        this.encoding = encoding;
    }

    void run() {
        int me = pvm_joingroup(GROUP);
        System.out.printf(" %x myinst is %d %n", mytid, me);
        boolean master = me % 2 == 0;
        if (master) {
            introduction();
        }
        find(me + (master ? 1 : -1));
        System.out.printf("%x -- I am the %s %n", mytid, master ? "master" : "slave");
        if (master) {
            fill();
            send(MOST, CHECK);
            validate();
            System.out.printf("%n%n");
            measure(0);
            for (int n = 1; n <= MOST; n *= 10) {
                measure(n);
            }
        } else {
            validate();
            send(MOST, CHECK);
            System.out.printf("%n%n");
            answer(0);
            for (int n = 1; n <= MOST; n *= 10) {
                answer(n);
            }
        }
        pvm_lvgroup(GROUP);
        pvm_exit();
    }

    private void introduction() {
        System.out.println("--- Simple PVM Bandwidth Test ----");
        System.out.printf(" Using pack option: %s %n", option());
        System.out.printf(" Max data size is: %d %n", MOST * 8);
        System.out.printf(" Number of iterations/sample: %d %n %n%n", SAMPLES);
        System.out.println(" Roundtrip time is measured from user-space to user-space.");
        String kind = encoding == PSEND ? "pvm_psend/precv" : "packed messages";
        System.out.printf(" For %s this includes the combined time of: %n", kind);
        String[] there = {"initsend", "pack", "send"};
        String[] back = {"recv", "unpack"};
        if (encoding == PSEND) {
            there = new String[] {"psend"};
            back = new String[] {"precv"};
        }
        steps(0, there);
        steps(1, back);
        steps(1, there);
        steps(0, back);
        System.out.printf("%n%n---------------------------------------%n");
    }

    private static void steps(int inst, String[] calls) {
        for (String call : calls) {
            System.out.printf("    inst %d: pvm_%s() %n", inst, call);
        }
    }

    private String option() {
        return switch (encoding) {
            case PvmDataDefault -> "PvmDataDefault";
            case PvmDataRaw -> "PvmDataRaw";
            case PvmDataInPlace -> "PvmDataInPlace";
            default -> "Psend/Precv";
        };
    }

    /// Asks until the partner has joined; meanwhile each answer is an error.
    private void find(int instance) {
        other = pvm_gettid(GROUP, instance);
        while (other < 0) {
            Whereabouts.pause(1000);
            other = pvm_gettid(GROUP, instance);
        }
    }

    private void send(int n, int tag) {
        if (encoding == PSEND) {
            pvm_psend(other, tag, data, n, PVM_DOUBLE);
            return;
        }
        pvm_initsend(encoding);
        pvm_pkdouble(data, n, 1);
        pvm_send(other, tag);
    }

    private void receive(int n, int tag) {
        if (encoding == PSEND) {
            pvm_precv(other, tag, data, n, PVM_DOUBLE, new int[1], new int[1], new int[1]);
            return;
        }
        pvm_recv(other, tag);
        pvm_upkdouble(data, n, 1);
    }

    private void fill() {
        for (int i = 0; i < MOST; i++) {
            data[i] = i;
        }
    }

    private void validate() {
        receive(MOST, CHECK);
        int wrong = 0;
        for (int i = 0; i < MOST; i++) {
            if (data[i] != i) {
                wrong++;
            }
        }
        if (wrong > 0) {
            System.out.printf("error: %d of %d doubles are wrong%n", wrong, MOST);
        } else {
            System.out.printf("t%x: %d doubles received correctly%n", mytid, MOST);
        }
    }

    private void measure(int n) {
        long began = System.nanoTime();
        for (int i = 0; i < SAMPLES; i++) {
            send(n, TAG);
            receive(n, TAG);
        }
        long micros = Math.max(1, (System.nanoTime() - began) / 1000 / SAMPLES);
        System.out.printf(
                Locale.ROOT,
                "Roundtrip T = %d (us)  (%.4f MB/s)  Data size: %d%n",
                micros,
                2.0 * 8 * n / micros,
                8 * n);
    }

    private void answer(int n) {
        for (int i = 0; i < SAMPLES; i++) {
            receive(n, TAG);
            send(n, TAG);
        }
    }
}
