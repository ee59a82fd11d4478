package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

/// pvm_packf and pvm_unpackf where the oracle does not look; settled on the real PVM.
class FormatsTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    private static final int[] INTS = {1, 2, 3, 4, 5, 6, 7, 8};

    /// The answer, then the bytes packed.
    private static int[] pack(String format, Object... arguments) {
        pvm_initsend(PvmDataRaw);
        int answer = pvm_packf(format, arguments);
        int[] bytes = new int[1];
        pvm_bufinfo(pvm_getsbuf(), bytes, null, null);
        return new int[] {answer, bytes[0]};
    }

    private void loop() {
        pvm_send(pvm_mytid(), 1);
        assertThat(pvm_recv(-1, 1)).isPositive();
    }

    @Test
    void a_format_that_ends_too_early_packs_what_stands_before() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pack("%")).containsExactly(PvmBadParam, 0);
            assertThat(pack("%5", INTS)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%d%", 1)).containsExactly(PvmBadParam, 4);
            assertThat(pack("%d%q%d", 1, 2)).containsExactly(PvmBadParam, 4);
            assertThat(pack("%d %+ %d", 1, 0, 2)).containsExactly(PvmBadParam, 4);
            assertThat(pack(" %+%d", 0, 2)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%+%d", 77, 2)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%-3d", INTS)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%2.2.2d", INTS)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%2.-1d", INTS)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%h2d", INTS)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%hu", 1)).containsExactly(PvmBadParam, 0);
        });
    }

    @Test
    void the_last_letter_decides_and_the_ones_before_it_only_where_they_belong() {
        machine.run(() -> {
            assertThat(pack("%hf", 2.5)).containsExactly(0, 4);
            assertThat(pack("%lf", 2.5)).containsExactly(0, 8);
            assertThat(pack("%lc", 'a')).containsExactly(0, 1);
            assertThat(pack("%hlud", 3)).containsExactly(0, 8);
            assertThat(pack("%lhd", 3L)).containsExactly(0, 8);
            assertThat(pack("%hd", 3)).containsExactly(0, 2);
            assertThat(pack("%2s", "hey")).containsExactly(0, 8);
            assertThat(pack("%2x", new float[4])).containsExactly(0, 16);
            assertThat(pack("%lx", new double[2])).containsExactly(0, 16);
            assertThat(pack("abc%d3 ", 1)).containsExactly(0, 4);
            assertThat(pack("")).containsExactly(0, 0);
        });
    }

    @Test
    void counts_and_strides_may_be_arguments() {
        machine.run(() -> {
            assertThat(pack("%*d", 3, INTS)).containsExactly(0, 12);
            assertThat(pack("%.2d", INTS)).containsExactly(0, 4);
            assertThat(pack("%0d", INTS)).containsExactly(0, 0);
            assertThat(pack("%*d", -1, INTS)).containsExactly(0, 0);
            assertThat(pack("%2.d%*.*d", INTS, 3, 2, INTS)).containsExactly(0, 20);
            loop();
            int[] into = new int[5];
            assertThat(pvm_unpackf("%2.1d%*d", into, 0, into)).isZero();
            assertThat(into).containsExactly(1, 2, 0, 0, 0);
            assertThat(pvm_unpackf("%3d", into)).isZero();
            assertThat(into).containsExactly(1, 3, 5, 0, 0);
        });
    }

    @Test
    void an_argument_of_another_class_is_refused() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pack("%d")).containsExactly(PvmBadParam, 0);
            assertThat(pack("%d", "1")).containsExactly(PvmBadParam, 0);
            assertThat(pack("%2d", new long[2])).containsExactly(PvmBadParam, 0);
            assertThat(pack("%2d", new int[1])).containsExactly(PvmBadParam, 0);
            assertThat(pack("%2d", 5)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%*d", 2L, INTS)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%s", 5)).containsExactly(PvmBadParam, 0);
            assertThat(pack("%d", 'c')).containsExactly(PvmBadParam, 0);
            assertThat(pack("%x", 1.5f)).containsExactly(PvmBadParam, 0);
            assertThat(pvm_packf(null)).isEqualTo(PvmBadParam);
            pack("%d", 1);
            loop();
            assertThat(pvm_unpackf("%d", 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_unpackf("%d", new long[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_unpackf("%s", new int[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_unpackf("%+%d", 0, new int[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_unpackf(null)).isEqualTo(PvmBadParam);
            assertThat(pvm_unpackf("%d", new int[1])).isZero();
            assertThat(pvm_unpackf("%d", new int[1])).isEqualTo(PvmNoData);
        });
    }

    @Test
    void without_a_buffer_nothing_is_looked_at() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_packf("")).isEqualTo(PvmNoBuf);
            assertThat(pvm_packf("%q", 1)).isEqualTo(PvmNoBuf);
            assertThat(pvm_unpackf("")).isEqualTo(PvmNoBuf);
            assertThat(pvm_packf("%+", PvmDataDefault)).isZero();
            assertThat(pvm_getsbuf()).isPositive();
        });
    }

    @Test
    void in_place_takes_strings_but_no_strides() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            pvm_initsend(PvmDataInPlace);
            assertThat(pvm_packf("%d", 1)).isZero();
            assertThat(pvm_packf("%2d", INTS)).isZero();
            assertThat(pvm_packf("%2.2d", INTS)).isEqualTo(PvmNotImpl);
            assertThat(pvm_packf("%s", "a")).isZero();
            loop();
            int[] bytes = new int[1];
            pvm_bufinfo(pvm_getrbuf(), bytes, null, null);
            assertThat(bytes[0]).isEqualTo(18);
        });
    }
}
