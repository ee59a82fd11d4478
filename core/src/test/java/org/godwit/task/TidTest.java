package org.godwit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TidTest {

    @Test
    void a_tid_in_a_container_has_its_bits_where_pvm_has_them() {
        Tid tid = Tid.inContainer(1, 1);

        assertThat(tid.value()).isEqualTo(0x40001);
        assertThat(tid.place()).isEqualTo(1);
        assertThat(tid.local()).isEqualTo(1);
        assertThat(tid).hasToString("t40001");
    }

    @Test
    void the_ranges_end_where_they_say() {
        Tid last = Tid.inContainer(Tid.CONTAINER_MAX, Tid.LOCAL_MASK);
        assertThat(last.place()).isEqualTo(3071);
        assertThat(last.local()).isEqualTo(262_143);
        assertThat(last.isTask()).isTrue();
        assertThat(last.isGuest()).isFalse();
        assertThat(Tid.guest(Tid.HOST_MAX, Tid.LOCAL_MASK).value()).isEqualTo(0x3fffffff);
    }

    @Test
    void numbers_out_of_range_are_refused_with_the_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.inContainer(0, 1))
                .withMessage("container must be 1..3071: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.inContainer(3072, 1))
                .withMessageContaining("3072");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.inContainer(1, 1 << 18))
                .withMessage("local number must be 0..262143: 262144");
        assertThatIllegalArgumentException().isThrownBy(() -> Tid.inContainer(1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.ofHost(3071))
                .withMessage("host number must be 3072..4095: 3071");
        assertThatIllegalArgumentException().isThrownBy(() -> Tid.guest(4096, 1));
    }

    @Test
    void tasks_guests_hosts_and_the_daemon_are_told_apart() {
        Tid task = Tid.inContainer(7, 3);
        Tid guest = Tid.guest(Tid.HOST_MIN, 3);
        Tid host = Tid.ofHost(Tid.HOST_MIN);

        assertThat(List.of(task.isTask(), guest.isTask(), host.isTask(), Tid.DAEMON.isTask()))
                .containsExactly(true, true, false, false);
        assertThat(List.of(task.isGuest(), guest.isGuest(), host.isGuest(), Tid.DAEMON.isGuest()))
                .containsExactly(false, true, false, false);
        assertThat(List.of(task.isHost(), guest.isHost(), host.isHost(), Tid.DAEMON.isHost()))
                .containsExactly(false, false, true, false);
    }

    @Test
    void malformed_names_are_no_tasks() {
        assertThat(new Tid(0).isTask()).isFalse();
        assertThat(new Tid(5).isTask()).isFalse();
        assertThat(new Tid(0x40000).isTask()).isFalse();
        assertThat(new Tid(0x40000000 | 0x40001).isTask()).isFalse();
        assertThat(new Tid(-1).isTask()).isFalse();
    }

    @Test
    void a_tid_is_read_back_from_what_it_prints() {
        for (Tid tid : List.of(Tid.inContainer(9, 8), Tid.ofHost(4000), Tid.DAEMON, new Tid(-1))) {
            assertThat(Tid.parse(tid.toString())).isEqualTo(tid);
        }
        assertThat(Tid.parse("40001"))
                .isEqualTo(Tid.parse("0x40001"))
                .isEqualTo(Tid.parse("t40001"));
    }

    @Test
    void what_is_no_tid_is_named_and_shown_how_it_should_look() {
        for (String text : List.of("", "t", "hello", "t123456789", "0x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tid.parse(text))
                    .withMessageContaining("not a tid: '" + text + "'")
                    .withMessageContaining("t40001");
        }
    }

    @Test
    void tids_are_ordered_as_unsigned_numbers() {
        assertThat(Tid.DAEMON).isGreaterThan(Tid.ofHost(Tid.HOST_MAX));
    }

    @Test
    void durabilities_are_read_in_any_case() {
        assertThat(Durability.parse("journaled")).isEqualTo(Durability.JOURNALED);
        assertThat(Durability.parse("MIGRATABLE")).isEqualTo(Durability.MIGRATABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durability.parse("sometimes"))
                .withMessage("unknown durability 'sometimes'; it is 'journaled' or 'migratable'");
    }
}
