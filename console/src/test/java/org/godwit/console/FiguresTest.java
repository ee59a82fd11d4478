package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.MoveLine;
import org.junit.jupiter.api.Test;

import java.util.List;

class FiguresTest {

    @Test
    void times_are_milliseconds_and_long_ones_seconds() {
        assertThat(Figures.time(3_240)).isEqualTo("3.2 ms");
        assertThat(Figures.time(9_999_000)).isEqualTo("9999.0 ms");
        assertThat(Figures.time(12_340_000)).isEqualTo("12.3 s");
        assertThat(Figures.time(-1)).isEqualTo("-");
    }

    @Test
    void bytes_have_a_unit() {
        assertThat(Figures.bytes(812)).isEqualTo("812 B");
        assertThat(Figures.bytes(12_345)).isEqualTo("12.3 kB");
        assertThat(Figures.bytes(1_412_345)).isEqualTo("1.4 MB");
    }

    @Test
    void columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() {
        assertThat(new Table("NAME", ">N").row("a", 1).row("longer", 1000).row("", 2).lines())
                .containsExactly("NAME       N", "a          1", "longer  1000", "-          2");
    }

    @Test
    void a_move_tells_its_times_or_why_it_did_not_happen() {
        HostLine h1 = new HostLine("tc00000", "h1", "x", "a", 1, 1, 1, "ready");
        HostLine h2 = new HostLine("tc40000", "h2", "x", "a", 1, 1, 1, "ready");
        MoveLine done =
                new MoveLine(
                        "t40001", "DONE", "", "tc00000", "tc40000", 3_200, 4_100, 9_800, 1, 1, 1, 1,
                        1, 1_400_000);
        MoveLine refused =
                new MoveLine(
                        "t80001",
                        "REFUSED",
                        "it is pinned",
                        "tc00000",
                        "",
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        0);

        assertThat(Tables.moves(List.of(done, refused), List.of(h1, h2)))
                .containsExactly(
                        "TASK    FROM  TO  OBTRUSIVE  FREEZE    COST   BYTES  OUTCOME",
                        "t40001  h1    h2     3.2 ms  4.1 ms  9.8 ms  1.4 MB  moved",
                        "t80001  h1    -           -       -       -     0 B  refused: it is"
                                + " pinned");
    }
}
