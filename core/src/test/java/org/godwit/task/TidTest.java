package org.godwit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class TidTest {

    @Test
    void a_tid_has_its_bits_where_pvm_has_them_and_counts_from_where_it_counts() {
        Tid first = Tid.task(1, 1, 0);

        assertThat(first).hasToString("t40001");
        assertThat(Tid.task(1, 2, 0)).hasToString("t40002");
        assertThat(first.hostNumber()).isEqualTo(1);
        assertThat(first.container()).isEqualTo(1);
        assertThat(first.local()).isEqualTo(1);
        assertThat(first.value() & Tid.HOST_MASK).isEqualTo(Tid.ofHost(1).value());
    }

    @Test
    void host_container_and_serial_are_read_back() {
        Tid tid = Tid.task(17, 300, 200);

        assertThat(List.of(tid.hostNumber(), tid.container(), tid.serial()))
                .containsExactly(17, 300, 200);
    }

    @Test
    void the_ranges_end_where_they_say() {
        Tid last = Tid.task(Tid.FIELD_MAX, Tid.CONTAINER_MAX, Tid.SERIAL_MAX);
        assertThat(last.isTask()).isTrue();
        assertThat(last.isGuest()).isFalse();
        assertThat(Tid.guest(Tid.HOST_MAX, Tid.GUEST_MAX).local()).isEqualTo(Tid.LOCAL_MASK);
        assertThat(Tid.guest(Tid.HOST_MAX, Tid.GUEST_MAX).isGuest()).isTrue();
    }

    @Test
    void no_two_guests_of_a_host_share_a_tid() {
        assertThat(IntStream.rangeClosed(0, Tid.GUEST_MAX).mapToObj(n -> Tid.guest(1, n)))
                .doesNotHaveDuplicates()
                .allMatch(Tid::isGuest);
    }

    @Test
    void numbers_out_of_range_are_refused_with_the_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.task(1, 0, 1))
                .withMessage("container must be 1..767: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.task(1, 768, 1))
                .withMessageContaining("768");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.task(1, 1, 256))
                .withMessage("serial must be 0..255: 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tid.ofHost(4001))
                .withMessage("host number must be 1..4000: 4001");
        assertThatIllegalArgumentException().isThrownBy(() -> Tid.guest(4096, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tid.guest(1, 65_536));
    }

    @Test
    void tasks_guests_hosts_and_the_daemon_are_told_apart() {
        Tid task = Tid.task(7, 3, 0);
        Tid guest = Tid.guest(7, 3);
        Tid host = Tid.ofHost(7);

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
        for (Tid tid : List.of(Tid.task(9, 8, 1), Tid.ofHost(4000), Tid.DAEMON, new Tid(-1))) {
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
    void the_tasks_of_a_container_are_spread_over_a_hash_table() {
        int slots = 512;
        Set<Integer> taken = new HashSet<>();
        for (int serial = 0; serial <= Tid.SERIAL_MAX; serial++) {
            int hash = Tid.task(2, 7, serial).hashCode();
            taken.add((hash ^ hash >>> 16) & slots - 1); // as HashMap does it
        }

        // at random they would take some 200; without mixing, those of one container took four
        assertThat(taken).hasSizeGreaterThan(150);
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
