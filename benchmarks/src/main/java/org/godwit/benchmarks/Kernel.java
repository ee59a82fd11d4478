package org.godwit.benchmarks;

import org.godwit.benchmarks.kernel.Collections;
import org.godwit.benchmarks.kernel.ComparatorSort;
import org.godwit.benchmarks.kernel.Constructors;
import org.godwit.benchmarks.kernel.Exceptions;
import org.godwit.benchmarks.kernel.Fibonacci;
import org.godwit.benchmarks.kernel.Jacobi;
import org.godwit.benchmarks.kernel.MatrixDots;
import org.godwit.benchmarks.kernel.MatrixRows;
import org.godwit.benchmarks.kernel.Queens;
import org.godwit.benchmarks.kernel.QuickSort;
import org.godwit.benchmarks.kernel.Saxpy;
import org.godwit.benchmarks.kernel.SmallCalls;
import org.godwit.benchmarks.kernel.Statics;
import org.godwit.benchmarks.kernel.Text;
import org.godwit.benchmarks.kernel.Trees;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/// The programs that are measured.
public enum Kernel {
    MATRIX_ROWS(MatrixRows.class),
    MATRIX_DOTS(MatrixDots.class),
    JACOBI(Jacobi.class),
    SAXPY(Saxpy.class),
    SMALL_CALLS(SmallCalls.class),
    QUEENS(Queens.class),
    FIBONACCI(Fibonacci.class),
    QUICK_SORT(QuickSort.class),
    COMPARATOR_SORT(ComparatorSort.class),
    TREES(Trees.class),
    COLLECTIONS(Collections.class),
    TEXT(Text.class),
    STATICS(Statics.class),
    CONSTRUCTORS(Constructors.class),
    EXCEPTIONS(Exceptions.class);

    private final String className;

    Kernel(Class<? extends DoubleSupplier> type) {
        className = type.getName();
    }

    public String className() {
        return className;
    }

    /// Its name on the command line and in tables: `matrix-rows`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reverse of [#word].
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static Kernel of(String word) {
        return Arrays.stream(values())
                .filter(kernel -> kernel.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no kernel is called '%s'; there are %s"
                                        .formatted(
                                                word,
                                                Arrays.stream(values())
                                                        .map(Kernel::word)
                                                        .collect(Collectors.joining(", ")))));
    }
}
