package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

import java.util.Locale;

/// Measures one thing for a while and prints `value X`, or `failed REASON`. Arguments: what
/// (`roundtrip`, `stream`, `spawn`, `fanout`), size (bytes of a body; for `spawn` the number of
/// tasks), milliseconds to measure for, name of the host of the partners.
///
/// It reads the clock, which no replay repeats: moved or brought back after a crash it would print
/// something else. The bench never moves it.
public final class Meter {

    /// Enough to see, few enough that a migratable task, which keeps what it received until it is
    /// moved, stays small.
    private static final long BYTES_MAX = 24_000_000;

    private static final int MESSAGES_MAX = 100_000;
    private static final int BURST = 2_500;
    private static final int FAN = 16;

    /// The part of the time that is run before the clock starts.
    private static final int WARM_UP_DIVISOR = 4;

    private final int size;
    private final long nanos;
    private final String host;
    private final byte[] data = new byte[Partner.BYTES_MAX];
    private int[] partners = {};

    private Meter(int size, long nanos, String host) {
        this.size = size;
        this.nanos = nanos;
        this.host = host;
    }

    public static void main(String[] argv) {
        var meter = new Meter(Integer.parseInt(argv[1]), ms(Integer.parseInt(argv[2])), argv[3]);
        try {
            System.out.printf(Locale.ROOT, "value %.4f%n", meter.measure(argv[0]));
        } catch (IllegalStateException e) {
            System.out.println("failed " + e.getMessage());
        }
        pvm_exit();
    }

    private static long ms(int millis) {
        return millis * 1_000_000L;
    }

    private double measure(String what) {
        switch (what) {
            case "spawn" -> {
                return spawning();
            }
            case "roundtrip" -> {
                start(1);
                roundTrips(nanos / WARM_UP_DIVISOR, BYTES_MAX / WARM_UP_DIVISOR);
                double micros = roundTrips(nanos, BYTES_MAX);
                quit();
                return micros;
            }
            case "stream" -> {
                start(1);
                stream(nanos / WARM_UP_DIVISOR, MESSAGES_MAX / WARM_UP_DIVISOR);
                double perSecond = stream(nanos, MESSAGES_MAX);
                quit();
                return perSecond;
            }
            case "fanout" -> {
                start(FAN);
                fanOut(nanos / WARM_UP_DIVISOR);
                double micros = fanOut(nanos);
                quit();
                return micros;
            }
            default -> throw new IllegalStateException("cannot measure '" + what + "'");
        }
    }

    private void start(int count) {
        partners = new int[count];
        int started = pvm_spawn(Partner.class.getName(), null, PvmTaskHost, host, count, partners);
        if (started != count) {
            throw new IllegalStateException(
                    "%d of %d partners started on host %s, then %d"
                            .formatted(started, count, host, partners[started]));
        }
        for (int i = 0; i < count; i++) {
            pvm_recv(-1, Partner.HELLO);
        }
    }

    private void quit() {
        pvm_notify(PvmTaskExit, Partner.GONE, partners.length, partners);
        for (int partner : partners) {
            send(partner, Partner.QUIT, 0);
        }
        for (int i = 0; i < partners.length; i++) {
            pvm_recv(-1, Partner.GONE);
        }
    }

    private void send(int to, int tag, int bytes) {
        pvm_initsend(PvmDataDefault);
        if (bytes > 0) {
            pvm_pkbyte(data, bytes, 1);
        }
        pvm_send(to, tag);
    }

    /// Microseconds per round trip: initsend, pack, send, receive and unpack on both sides.
    private double roundTrips(long nanos, long bytesMax) {
        long begin = System.nanoTime();
        long count = 0;
        long elapsed;
        do {
            send(partners[0], Partner.PING, size);
            pvm_recv(partners[0], Partner.PONG);
            if (size > 0) {
                pvm_upkbyte(data, size, 1);
            }
            count++;
            elapsed = System.nanoTime() - begin;
        } while (elapsed < nanos && count * size < bytesMax && count < MESSAGES_MAX);
        return elapsed / 1e3 / count;
    }

    /// Messages per second, in bursts that are each closed by an acknowledgement.
    private double stream(long nanos, int messagesMax) {
        long begin = System.nanoTime();
        long count = 0;
        long elapsed;
        do {
            for (int i = 0; i < BURST; i++) {
                send(partners[0], Partner.FLOOD, size);
            }
            send(partners[0], Partner.MARK, 0);
            pvm_recv(partners[0], Partner.ACK);
            count += BURST;
            elapsed = System.nanoTime() - begin;
        } while (elapsed < nanos && count < messagesMax);
        return count / (elapsed / 1e9);
    }

    /// Microseconds from the first of 16 sends until 16 acknowledgements are in.
    private double fanOut(long nanos) {
        long begin = System.nanoTime();
        long count = 0;
        long elapsed;
        do {
            for (int partner : partners) {
                send(partner, Partner.MARK, size);
            }
            for (int i = 0; i < partners.length; i++) {
                pvm_recv(-1, Partner.ACK);
            }
            count++;
            elapsed = System.nanoTime() - begin;
        } while (elapsed < nanos && count * FAN < MESSAGES_MAX);
        return elapsed / 1e3 / count;
    }

    /// Milliseconds per task from the call of pvm_spawn until all have said hello. Their ends are
    /// waited for outside of the clock.
    private double spawning() {
        long inside = 0;
        long begin = System.nanoTime();
        int count = 0;
        do {
            long before = System.nanoTime();
            start(size);
            inside += System.nanoTime() - before;
            count += size;
            quit();
        } while (System.nanoTime() - begin < nanos);
        return inside / 1e6 / count;
    }
}
