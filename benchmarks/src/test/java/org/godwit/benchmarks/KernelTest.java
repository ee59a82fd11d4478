package org.godwit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.TaskCode;
import org.godwit.continuation.TaskCodeLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

class KernelTest {

    private final KernelLoader loader = KernelLoader.ofClassPath();

    @ParameterizedTest
    @EnumSource
    void a_kernel_gives_the_same_bits_twice_and_in_both_loaders(Kernel kernel) {
        List<String> said = new ArrayList<>();
        var overhead = new Overhead(OverheadSettings.brief(), loader, said::add, said::add);

        long bits = overhead.sameBits(kernel);

        assertThat(Double.longBitsToDouble(bits)).isFinite().isNotZero();
        assertThat(said).isEmpty();
    }

    @Test
    void the_two_variants_of_a_kernel_are_two_classes() throws ReflectiveOperationException {
        TaskContext context = new TaskContext();
        DoubleSupplier plain = loader.load(Kernel.QUEENS, Variant.PLAIN, context);
        DoubleSupplier woven = loader.load(Kernel.QUEENS, Variant.WOVEN, context);

        assertThat(woven.getClass()).isNotSameAs(plain.getClass());
        assertThat(woven.getClass().getName()).isEqualTo(plain.getClass().getName());
        assertThat(context.call(plain::getAsDouble)).isEqualTo(724);
    }

    @Test
    void a_weaver_that_leaves_the_kernels_alone_is_refused() {
        TaskCodeLoader lazy =
                (className, parent, further) -> {
                    TaskCode real = new CopyingLoader().load(className, parent, further);
                    return new CopyingLoader.Copies(parent, real.polls());
                };

        assertThatThrownBy(() ->
                        new KernelLoader(lazy)
                                .load(Kernel.QUEENS, Variant.WOVEN, new TaskContext()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would be measured plain");
    }

    @Test
    void a_kernel_that_is_not_there_is_refused_with_those_that_are() {
        assertThat(Kernel.of("matrix-rows")).isEqualTo(Kernel.MATRIX_ROWS);
        assertThatThrownBy(() -> Kernel.of("matrix"))
                .hasMessageContaining("'matrix'")
                .hasMessageContaining("matrix-rows, matrix-dots");
    }
}
