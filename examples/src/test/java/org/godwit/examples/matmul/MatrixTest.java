package org.godwit.examples.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 32, 100})
    void the_product_in_blocks_has_the_bits_of_the_direct_product(int block) {
        Matrix a = Matrix.random(23, 37, 1);
        Matrix b = Matrix.random(37, 29, 2);
        assertThat(a.timesInBlocks(b, block).values()).containsExactly(a.times(b).values());
    }

    @Test
    void a_small_product_by_hand() {
        Matrix a = new Matrix(2, 2, new double[] {1, 2, 3, 4});
        Matrix b = new Matrix(2, 2, new double[] {5, 6, 7, 8});
        assertThat(a.times(b).values()).containsExactly(19, 22, 43, 50);
    }

    @Test
    void bands_of_rows_make_up_the_matrix() {
        Matrix a = Matrix.random(7, 5, 3);
        Matrix copy = Matrix.zero(7, 5);
        copy.setRows(0, a.rows(0, 3));
        copy.setRows(3, a.rows(3, 7));
        assertThat(copy.maxDifference(a)).isZero();
        assertThat(Matrix.zero(7, 5).maxDifference(a)).isPositive();
    }

    @Test
    void a_matrix_of_the_wrong_size_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Matrix(2, 3, new double[5]))
                .withMessage("a matrix of 2 x 3 has 6 values, not 5");
    }
}
