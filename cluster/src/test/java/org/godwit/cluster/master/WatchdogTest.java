package org.godwit.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class WatchdogTest {

    private static final Tid ONE = Tid.task(1, 1, 0);
    private static final Tid TWO = Tid.task(1, 2, 0);

    private final Watchdog watchdog = new Watchdog(10);

    @Test
    void a_task_without_a_place_is_named_when_its_time_is_up_and_again_after_as_long() {
        for (long beat = 100; beat < 131; beat++) {
            assertThat(watchdog.look(Set.of(ONE), beat))
                    .isEqualTo(beat > 100 && beat % 10 == 0 ? List.of(ONE) : List.of());
        }
        assertThat(watchdog.beatsWithout(ONE, 130)).isEqualTo(30);
    }

    @Test
    void a_task_that_has_found_a_place_begins_anew() {
        for (long beat = 0; beat < 10; beat++) {
            assertThat(watchdog.look(Set.of(ONE), beat)).isEmpty();
        }
        assertThat(watchdog.look(Set.of(), 10)).isEmpty();
        assertThat(watchdog.beatsWithout(ONE, 10)).isZero();
        for (long beat = 11; beat < 21; beat++) {
            assertThat(watchdog.look(Set.of(ONE), beat)).isEmpty();
        }
        assertThat(watchdog.look(Set.of(ONE), 21)).containsExactly(ONE);
    }

    @Test
    void each_task_has_its_own_time() {
        for (long beat = 0; beat < 10; beat++) {
            var _ = watchdog.look(beat < 4 ? Set.of(ONE) : Set.of(TWO, ONE), beat);
        }
        assertThat(watchdog.look(Set.of(ONE, TWO), 10)).containsExactly(ONE);
        for (long beat = 11; beat < 14; beat++) {
            assertThat(watchdog.look(Set.of(ONE, TWO), beat)).isEmpty();
        }
        assertThat(watchdog.look(Set.of(ONE, TWO), 14)).containsExactly(TWO);
    }

    @Test
    void a_task_waits_its_turn_on_a_host_that_starts_others_but_not_for_ever() {
        assertThat(watchdog.look(Set.of(ONE), 0)).isEmpty();
        assertThat(watchdog.isLost(ONE, 10, 0)).isTrue();
        assertThat(watchdog.isLost(ONE, 10, 1)).isFalse();
        assertThat(watchdog.isLost(ONE, 59, 58)).isFalse();
        assertThat(watchdog.isLost(ONE, 60, 59)).isTrue();
    }
}
