package org.godwit.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Runs seeds. A seed decides a whole run, so a failure is a seed.
public final class Simulator {

    private Simulator() {}

    /// What one run counted.
    public record Counts(long framesDropped, long moves) {}

    /// A broken promise.
    public record Failure(long seed, String what) {}

    /// What many runs came to.
    public record Summary(long runs, long framesDropped, long moves, Optional<Failure> failure) {}

    /// One run.
    ///
    /// @throws PromiseBroken if a promise did not hold; an assertion of the protocol may throw
    ///   otherwise
    public static Counts run(long seed) {
        return run(seed, _ -> {});
    }

    /// One run that tells what happens.
    public static Counts run(long seed, Consumer<String> trace) {
        World world = new World(seed, trace);
        world.run();
        return new Counts(world.framesDropped(), world.movesDone());
    }

    /// Runs `count` seeds from `first` on, on all cores; stops at the first failure.
    ///
    /// @param progress told now and then how many runs are done
    public static Summary runMany(long first, long count, LongConsumer progress)
            throws InterruptedException {
        AtomicLong next = new AtomicLong(first);
        AtomicLong done = new AtomicLong();
        AtomicLong dropped = new AtomicLong();
        AtomicLong moves = new AtomicLong();
        AtomicReference<Optional<Failure>> failure = new AtomicReference<>(Optional.empty());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                long seed;
                                while ((seed = next.getAndIncrement()) < first + count
                                        && failure.get().isEmpty()) {
                                    try {
                                        Counts counts = run(seed);
                                        dropped.addAndGet(counts.framesDropped());
                                        moves.addAndGet(counts.moves());
                                    } catch (RuntimeException | Error broken) {
                                        failure.compareAndSet(
                                                Optional.empty(),
                                                Optional.of(new Failure(seed, describe(broken))));
                                        return;
                                    }
                                    long runs = done.incrementAndGet();
                                    if (runs % 1000 == 0) {
                                        progress.accept(runs);
                                    }
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Summary(done.get(), dropped.get(), moves.get(), failure.get());
    }

    private static String describe(Throwable broken) {
        return broken instanceof PromiseBroken
                ? String.valueOf(broken.getMessage())
                : "an assertion of the protocol failed: " + broken;
    }
}
