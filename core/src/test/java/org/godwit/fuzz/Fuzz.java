package org.godwit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Gives bad input to what reads it. Whatever comes, it must end, throw nothing but what it
/// declares, and allocate no more than its input explains.
///
/// `-Dgodwit.fuzz.rounds=N` goes on for longer; a failure tells the `-Dgodwit.fuzz.seed=S` that
/// repeats it in the first round.
public final class Fuzz {

    /// What reads the input.
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    private static final long SEED = Long.getLong("godwit.fuzz.seed", new Random().nextLong());
    private static final int ROUNDS = Integer.getInteger("godwit.fuzz.rounds", 0);
    private static final Duration ROUND_MAX = Duration.ofSeconds(20);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Of one round beside its input: messages of exceptions with their stack traces, buffers.
    private static final long BYTES_MIN = 256 * 1_024;

    private final int rounds;
    private final Class<? extends Throwable> declared;
    private final long bytesPerByte;

    /// @param rounds in CI
    /// @param declared what may be thrown
    /// @param bytesPerByte of memory that a byte of input explains
    public Fuzz(int rounds, Class<? extends Throwable> declared, long bytesPerByte) {
        this.rounds = ROUNDS == 0 ? rounds : ROUNDS;
        this.declared = declared;
        this.bytesPerByte = bytesPerByte;
    }

    /// Reads changed versions of good input, each of which must be read without an exception as it
    /// is.
    public void run(List<byte[]> corpus, Reader reader) throws Exception {
        for (byte[] good : corpus) {
            reader.read(good);
        }
        AtomicLong seed = new AtomicLong(SEED);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                for (int i = 0; i < rounds; i++) {
                                    seed.set(SEED + i);
                                    round(corpus, reader, SEED + i);
                                }
                            } catch (Throwable e) {
                                failure.set(e);
                            }
                        });
        awaitEnd(thread, seed);
        if (failure.get() instanceof Throwable failed) {
            throw new AssertionError(repeat(seed.get()) + ": " + failed, failed);
        }
    }

    private void round(List<byte[]> corpus, Reader reader, long seed) {
        byte[] input = new Mutations(new Random(seed), corpus).next();
        long most = BYTES_MIN + bytesPerByte * input.length;
        if (bytesToRead(reader, input) > most) {
            // The first time something is used it is made; an allocation for this input comes
            // again.
            assertThat(bytesToRead(reader, input))
                    .as("bytes allocated for input %s", HexFormat.of().formatHex(input))
                    .isLessThanOrEqualTo(most);
        }
    }

    private long bytesToRead(Reader reader, byte[] input) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reader.read(input.clone());
        } catch (Throwable thrown) {
            if (!declared.isInstance(thrown)) {
                throw new AssertionError("input " + HexFormat.of().formatHex(input), thrown);
            }
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void awaitEnd(Thread thread, AtomicLong seed) throws InterruptedException {
        long last;
        do {
            last = seed.get();
            thread.join(ROUND_MAX);
        } while (thread.isAlive() && seed.get() != last);
        if (thread.isAlive()) {
            Throwable where = new Throwable("here");
            where.setStackTrace(thread.getStackTrace());
            throw new AssertionError(repeat(last) + ": no end within " + ROUND_MAX, where);
        }
    }

    private static String repeat(long seed) {
        return "-Dgodwit.fuzz.seed=%d -Dgodwit.fuzz.rounds=1".formatted(seed);
    }
}
