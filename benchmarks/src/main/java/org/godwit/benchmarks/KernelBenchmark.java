package org.godwit.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// The time of one run of a kernel. How often is [Overhead]'s to say.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {

    /// A [Kernel#word].
    @Param("")
    public String kernel = "";

    /// A [Variant].
    @Param("PLAIN")
    public Variant variant = Variant.PLAIN;

    /// The bits of the right result.
    @Param("0")
    public long expected;

    private final TaskContext context = new TaskContext();
    private DoubleSupplier program = () -> Double.NaN;
    private double result;

    @Setup
    public void load() throws ReflectiveOperationException {
        program = KernelLoader.ofClassPath().load(Kernel.of(kernel), variant, context);
    }

    @Benchmark
    public double run() {
        result = context.call(program::getAsDouble);
        return result;
    }

    /// Compiled code, too, must give the right result.
    @TearDown(Level.Iteration)
    public void check() {
        if (Double.doubleToRawLongBits(result) != expected) {
            throw new IllegalStateException(
                    "%s, %s, came to %s, not to %s"
                            .formatted(
                                    kernel,
                                    variant.word(),
                                    result,
                                    Double.longBitsToDouble(expected)));
        }
    }
}
