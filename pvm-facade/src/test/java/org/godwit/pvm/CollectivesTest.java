package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Puppet.answerOf;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/// Gather, scatter and reduce, with the answers of the real PVM to the same calls.
class CollectivesTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    private static final PvmReduceFunction PLUS =
            (type, x, y, num, info) -> {
                for (int i = 0; i < num[0]; i++) {
                    ((int[]) x)[i] += ((int[]) y)[i];
                }
            };

    private static final PvmReduceFunction PLUS_LONG =
            (type, x, y, num, info) -> ((long[]) x)[0] += ((long[]) y)[0];

    private Puppet[] members(int n) {
        Puppet[] all = Puppet.several(machine, n);
        for (int i = 0; i < n; i++) {
            assertThat(all[i].does(() -> pvm_joingroup("g"))).isEqualTo(i);
        }
        return all;
    }

    /// All make a call; the answers in their order.
    private static int[] all(
            Puppet[] members, IntFunction<java.util.concurrent.Callable<Integer>> call) {
        CompletableFuture<?>[] begun = new CompletableFuture<?>[members.length];
        Arrays.setAll(begun, i -> members[i].begins(call.apply(i)));
        int[] answers = new int[members.length];
        for (int i = 0; i < answers.length; i++) {
            @SuppressWarnings("unchecked")
            CompletableFuture<Integer> one = (CompletableFuture<Integer>) begun[i];
            answers[i] = answerOf(one);
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 13})
    void a_sum_is_the_same_wherever_its_root_is(int n) {
        Puppet[] t = members(n);
        for (int root = 0; root < n; root++) {
            int at = root;
            int[][] data = new int[n][];
            Arrays.setAll(data, i -> new int[] {i + 1, -i});
            assertThat(all(t, i -> () -> pvm_reduce(PLUS, data[i], 2, PVM_INT, 7, "g", at)))
                    .containsOnly(0);
            assertThat(data[root]).containsExactly(n * (n + 1) / 2, -n * (n - 1) / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void gather_and_scatter_go_by_instance_number(int n) {
        Puppet[] t = members(n);
        for (int root = 0; root < n; root++) {
            int at = root;
            int[] whole = new int[2 * n];
            assertThat(
                            all(
                                    t,
                                    i ->
                                            () ->
                                                    pvm_gather(
                                                            i == at ? whole : null,
                                                            new int[] {10 * i, 10 * i + 1},
                                                            2,
                                                            PVM_INT,
                                                            7,
                                                            "g",
                                                            at)))
                    .containsOnly(0);
            for (int i = 0; i < n; i++) {
                assertThat(whole[2 * i]).isEqualTo(10 * i);
                assertThat(whole[2 * i + 1]).isEqualTo(10 * i + 1);
            }
            int[][] parts = new int[n][2];
            assertThat(
                            all(
                                    t,
                                    i ->
                                            () ->
                                                    pvm_scatter(
                                                            parts[i],
                                                            i == at ? whole : null,
                                                            2,
                                                            PVM_INT,
                                                            8,
                                                            "g",
                                                            at)))
                    .containsOnly(0);
            for (int i = 0; i < n; i++) {
                assertThat(parts[i]).containsExactly(10 * i, 10 * i + 1);
            }
        }
    }

    @Test
    void members_that_are_through_may_leave_before_the_others_have_called() {
        Puppet[] t = members(4);
        int[][] data = {{1}, {2}, {3}, {4}};
        for (int i = 3; i > 0; i -= 2) { // leaves of the tree: they do not wait
            int me = i;
            assertThat(t[i].does(() -> pvm_reduce(PLUS, data[me], 1, PVM_INT, 7, "g", 0))).isZero();
            assertThat(t[i].does(() -> pvm_lvgroup("g"))).isZero();
        }
        assertThat(t[2].does(() -> pvm_reduce(PLUS, data[2], 1, PVM_INT, 7, "g", 0))).isZero();
        t[2].ends();
        assertThat(t[0].does(() -> pvm_reduce(PLUS, data[0], 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(data[0]).containsExactly(10);
    }

    @Test
    void reductions_in_a_row_with_one_tag_do_not_mix() {
        Puppet[] t = members(3);
        int[][] data = {{1, 1}, {2, 20}, {3, 300}};
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < 3; i++) {
                int[] one = {data[i][round]};
                assertThat(t[i].does(() -> pvm_reduce(PLUS, one, 1, PVM_INT, 7, "g", 0))).isZero();
            }
        }
        int[] first = {1};
        int[] second = {1};
        assertThat(t[0].does(() -> pvm_reduce(PLUS, first, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(t[0].does(() -> pvm_reduce(PLUS, second, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(first[0]).isEqualTo(6);
        assertThat(second[0]).isEqualTo(321);
    }

    @Test
    void a_frozen_group_calculates_without_the_server() {
        Puppet[] t = members(3);
        assertThat(all(t, _ -> () -> pvm_freezegroup("g", 3))).containsOnly(3);
        int[][] data = {{1}, {2}, {3}};
        assertThat(all(t, i -> () -> pvm_reduce(PLUS, data[i], 1, PVM_INT, 7, "g", 2)))
                .containsOnly(0);
        assertThat(data[2]).containsExactly(6);
        int[] whole = new int[3];
        int[][] mine = {{1}, {2}, {3}};
        assertThat(all(t, i -> () -> pvm_gather(whole, mine[i], 1, PVM_INT, 7, "g", 1)))
                .containsOnly(0);
        assertThat(whole).containsExactly(1, 2, 3);
        assertThat(t[0].does(() -> pvm_reduce(PLUS, data[0], 1, PVM_INT, 7, "g", 3)))
                .isEqualTo(PvmNoInst);
    }

    @Test
    void free_instance_numbers_do_not_matter_to_a_reduction_only() {
        Puppet[] t = members(3);
        assertThat(t[1].does(() -> pvm_lvgroup("g"))).isZero();
        Puppet[] left = {t[0], t[2]};
        int[][] data = {{1}, {2}};
        assertThat(all(left, i -> () -> pvm_reduce(PLUS, data[i], 1, PVM_INT, 7, "g", 2)))
                .containsOnly(0);
        assertThat(data[1]).containsExactly(3);
        int[] v = new int[3];
        assertThat(t[0].does(() -> pvm_reduce(PLUS, v, 1, PVM_INT, 7, "g", 1)))
                .isEqualTo(PvmNoInst);
        assertThat(t[0].does(() -> pvm_gather(v, v, 1, PVM_INT, 7, "g", 0))).isEqualTo(PvmNoInst);
        assertThat(t[2].does(() -> pvm_scatter(v, v, 1, PVM_INT, 7, "g", 0))).isEqualTo(PvmNoInst);
    }

    @Test
    void longs_of_others_are_cut_to_32_bits_and_ones_own_are_not() {
        Puppet[] t = members(2);
        long[] whole = new long[4];
        long[] mine = {-1, 1L << 40};
        assertThat(all(t, _ -> () -> pvm_gather(whole, mine, 2, PVM_LONG, 7, "g", 0)))
                .containsOnly(0);
        assertThat(whole).containsExactly(-1, 1L << 40, 4294967295L, 0);
        long[] all = {-1, 1L << 40, -3, 4};
        long[][] parts = new long[2][2];
        assertThat(all(t, i -> () -> pvm_scatter(parts[i], all, 2, PVM_LONG, 7, "g", 0)))
                .containsOnly(0);
        assertThat(parts[0]).containsExactly(-1, 1L << 40);
        assertThat(parts[1]).containsExactly(4294967293L, 4);
        long[][] data = {{-1}, {-2}};
        assertThat(all(t, i -> () -> pvm_reduce(PLUS_LONG, data[i], 1, PVM_LONG, 7, "g", 0)))
                .containsOnly(0);
        assertThat(data[0]).containsExactly(4294967293L);
    }

    @Test
    void complex_numbers_count_as_one_item() {
        Puppet[] t = members(2);
        float[] whole = new float[4];
        float[][] mine = {{1, 2}, {3, 4}};
        assertThat(all(t, i -> () -> pvm_gather(whole, mine[i], 1, PVM_CPLX, 7, "g", 0)))
                .containsOnly(0);
        assertThat(whole).containsExactly(1, 2, 3, 4);
        double[] shortArray = new double[1];
        assertThat(t[0].does(() -> pvm_gather(whole, shortArray, 1, PVM_DCPLX, 7, "g", 0)))
                .isEqualTo(PvmBadParam);
    }

    @Test
    void an_aborting_function_is_told_to_its_member_and_to_the_root() {
        Puppet[] t = members(4);
        int inner = t[2].does(Pvm::pvm_mytid);
        PvmReduceFunction aborts =
                (type, x, y, num, info) -> info[0] = pvm_mytid() == inner ? -9 : 0;
        int[] v = {1};
        assertThat(all(t, _ -> () -> pvm_reduce(aborts, v.clone(), 1, PVM_INT, 7, "g", 0)))
                .containsExactly(-9, 0, -9, 0);
    }

    @Test
    void a_function_that_throws_throws_out_of_the_call_and_the_next_call_works() {
        Puppet[] t = members(2);
        int[] v = {1};
        PvmReduceFunction throwing =
                (type, x, y, num, info) -> {
                    throw new IllegalStateException("no");
                };
        assertThat(t[1].does(() -> pvm_reduce(throwing, v, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(t[0].begins(() -> pvm_reduce(throwing, v, 1, PVM_INT, 7, "g", 0)))
                .failsWithin(java.time.Duration.ofSeconds(20));
        assertThat(t[0].does(() -> pvm_gsize("g"))).isEqualTo(2);
    }

    @Test
    void senseless_arguments_are_refused_before_the_group_is_looked_at() {
        Puppet t = new Puppet(machine);
        int[] v = new int[4];
        assertThat(t.does(() -> pvm_gather(v, v, 0, PVM_INT, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_gather(v, null, 1, PVM_INT, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_gather(v, v, 1, 99, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_gather(v, v, 1, PVM_UINT, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_gather(v, v, 1, PVM_LONG, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_gather(v, v, 5, PVM_INT, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_scatter(v, v, -1, PVM_INT, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_scatter(null, v, 1, PVM_INT, 1, "g", 0)))
                .isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_scatter(v, v, 1, 99, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_reduce(PLUS, v, 0, PVM_INT, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_reduce(PLUS, null, 1, PVM_INT, 1, "g", 0)))
                .isEqualTo(PvmBadParam);
        assertThat(t.does(() -> pvm_reduce(null, v, 1, PVM_INT, 1, "g", 0))).isEqualTo(PvmBadParam);
    }

    @Test
    void a_bad_type_of_a_reduction_is_found_behind_the_group_and_its_root() {
        Puppet[] t = members(1);
        int[] v = {1};
        assertThat(t[0].does(() -> pvm_reduce(PLUS, v, 1, 99, 1, "g", 5))).isEqualTo(PvmNoInst);
        assertThat(t[0].does(() -> pvm_reduce(PLUS, v, 1, 99, 1, "g", 0))).isEqualTo(PvmBadParam);
        assertThat(t[0].does(() -> pvm_reduce(PLUS, v, 1, PVM_USHORT, 1, "g", 0)))
                .isEqualTo(PvmBadParam);
    }

    @Test
    void a_root_without_room_takes_what_the_others_have_sent_and_says_so() {
        Puppet[] t = members(2);
        int[] v = {1};
        for (Object none : new Object[] {null, new int[1], new long[2]}) {
            assertThat(t[1].does(() -> pvm_gather(null, v, 1, PVM_INT, 7, "g", 0))).isZero();
            assertThat(t[0].does(() -> pvm_gather(none, v, 1, PVM_INT, 7, "g", 0)))
                    .isEqualTo(PvmBadParam);
        }
        int[] whole = new int[2];
        int[] next = {5};
        assertThat(t[1].does(() -> pvm_gather(null, next, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(t[0].does(() -> pvm_gather(whole, v, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(whole).containsExactly(1, 5);
    }

    @Test
    void a_root_without_data_tells_everybody() {
        Puppet[] t = members(2);
        assertThat(all(t, _ -> () -> pvm_scatter(new int[1], null, 1, PVM_INT, 7, "g", 0)))
                .containsOnly(PvmBadParam);
    }

    @Test
    void data_over_the_longest_message_are_an_error_at_both_ends() {
        Puppet[] t = members(2);
        int count = LoopbackMachine.MESSAGE_BYTES_MAX / Integer.BYTES;
        int[] large = new int[count];
        int[] whole = new int[2 * count];
        assertThat(all(t, _ -> () -> pvm_gather(whole, large, count, PVM_INT, 7, "g", 0)))
                .containsOnly(PvmNoMem);
    }
}
