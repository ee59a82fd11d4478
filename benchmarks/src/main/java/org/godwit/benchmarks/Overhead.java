package org.godwit.benchmarks;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Measures every kernel plain and woven, each time in a JVM of its own, in turn.
///
/// @param samples is told a line per JVM: `sample KERNEL VARIANT ROUND MILLIS...`, the milliseconds
///   of a run, one for each iteration
/// @param progress is told what happens now
record Overhead(
        OverheadSettings settings,
        KernelLoader loader,
        Consumer<String> samples,
        Consumer<String> progress) {

    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    /// Writes the samples to standard output and the progress to standard error. The measured JVMs
    /// get the flags and the class path of this one. Ends with 0 if everything could be measured
    /// and gave the same results plain and woven.
    public static void main(String[] words) throws IOException {
        try {
            OverheadSettings settings = OverheadSettings.of(words);
            new Overhead(
                            settings,
                            KernelLoader.ofClassPath(),
                            System.out::println,
                            System.err::println)
                    .run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    /// Blocks for minutes.
    ///
    /// @throws IllegalStateException if a kernel cannot be measured, or gives another result woven
    void run() throws IOException {
        long[] expected = settings.kernels().stream().mapToLong(this::sameBits).toArray();
        for (int round = 0; round < settings.forks(); round++) {
            progress.accept("overhead, round %d of %d".formatted(round + 1, settings.forks()));
            for (int i = 0; i < expected.length; i++) {
                for (Variant variant : Variant.inTurn(round + i)) {
                    Kernel kernel = settings.kernels().get(i);
                    samples.accept(
                            "sample %s %s %d %s"
                                    .formatted(
                                            kernel.word(),
                                            variant.word(),
                                            round,
                                            millis(kernel, variant, expected[i])));
                }
            }
        }
    }

    /// The bits of a kernel's result, which are the same plain and woven, and the second time.
    long sameBits(Kernel kernel) {
        long plain = bits(kernel, Variant.PLAIN);
        long woven = bits(kernel, Variant.WOVEN);
        if (plain != woven) {
            throw new IllegalStateException(
                    "%s: plain it comes to %s, woven to %s"
                            .formatted(
                                    kernel.word(),
                                    Double.longBitsToDouble(plain),
                                    Double.longBitsToDouble(woven)));
        }
        return plain;
    }

    private long bits(Kernel kernel, Variant variant) {
        TaskContext context = new TaskContext();
        try {
            var program = loader.load(kernel, variant, context);
            double first = context.call(program::getAsDouble);
            double second = context.call(program::getAsDouble);
            long bits = Double.doubleToRawLongBits(first);
            if (bits != Double.doubleToRawLongBits(second)) {
                throw new IllegalStateException(
                        "%s, %s, comes to %s and then to %s"
                                .formatted(kernel.word(), variant.word(), first, second));
            }
            return bits;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "%s, %s, cannot be run: %s".formatted(kernel.word(), variant.word(), e), e);
        }
    }

    private String millis(Kernel kernel, Variant variant, long expected) throws IOException {
        Path log = Files.createTempFile("godwit-overhead-", ".log");
        try {
            RunResult result = new Runner(options(kernel, variant, expected, log)).runSingle();
            return result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .map(Overhead::score)
                    .collect(Collectors.joining(" "));
        } catch (RunnerException e) {
            throw new IllegalStateException(
                    "%s, %s, cannot be measured: %s%n%s"
                            .formatted(
                                    kernel.word(),
                                    variant.word(),
                                    e.getMessage(),
                                    Files.readString(log).strip()),
                    e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String score(IterationResult iteration) {
        return String.format(Locale.ROOT, "%.6f", iteration.getPrimaryResult().getScore());
    }

    private Options options(Kernel kernel, Variant variant, long expected, Path log) {
        TimeValue time = TimeValue.milliseconds(settings.millis());
        return new OptionsBuilder()
                .include("^" + KernelBenchmark.class.getName().replace(".", "\\.") + "\\.run$")
                .param("kernel", kernel.word())
                .param("variant", variant.name())
                .param("expected", Long.toString(expected))
                .forks(1)
                .warmupIterations(settings.warmUps())
                .warmupTime(time)
                .measurementIterations(settings.iterations())
                .measurementTime(time)
                // tasks run on virtual threads
                .jvmArgsAppend("-Djmh.executor=VIRTUAL")
                .shouldFailOnError(true)
                .output(log.toString())
                .build();
    }
}
