package org.godwit.console.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.Json;
import org.godwit.console.torture.plain.Cast;
import org.godwit.console.torture.plain.Standing;
import org.godwit.console.torture.plain.Tally;
import org.junit.jupiter.api.Test;

import java.util.Map;

class PlainCountingTest {

    private static final Cast CAST = new Cast(1, 2);

    private static final Tally TWO_OF_THREE = Tally.NOTHING.with(1).with(3);
    private static final Tally TWICE = Tally.NOTHING.with(1).with(2).with(2);

    @Test
    void every_message_is_counted_at_every_counter_of_its_sender() {
        Map<String, Standing> standings =
                Map.of(
                        "s1-1", new Standing(3, true, Map.of()),
                        "s1-2", new Standing(2, true, Map.of()),
                        "c1-1", new Standing(0, true, Map.of("s1-1", TWO_OF_THREE, "s1-2", TWICE)),
                        "c1-2", new Standing(0, true, Map.of("s1-2", TWICE)));

        assertThat(PlainCounting.sum(CAST, standings))
                .isEqualTo(new Workload.Counted(10, 6, 4, 2, 0));
    }

    @Test
    void what_a_counter_that_does_not_answer_should_have_had_is_lost() {
        Map<String, Standing> standings = Map.of("s1-1", new Standing(3, true, Map.of()));

        assertThat(PlainCounting.sum(CAST, standings))
                .isEqualTo(new Workload.Counted(6, 0, 6, 0, 0));
    }

    @Test
    void a_standing_comes_through_json_as_it_was() {
        Standing standing = new Standing(3, false, Map.of("s1-1", TWO_OF_THREE));

        assertThat(Json.record(Json.parse(Json.line(standing)), Standing.class))
                .isEqualTo(standing);
    }

    @Test
    void a_comparison_goes_on_for_as_long_and_with_as_many_wounds_as_it_should() {
        assertThat(Extent.ofSeconds(2).isReached(1_999_999_999L, 100)).isFalse();
        assertThat(Extent.ofSeconds(2).isReached(2_000_000_000L, 0)).isTrue();
        assertThat(Extent.ofSeconds(2).wantsWound(100)).isTrue();

        Extent same = new Extent(2, 3);
        assertThat(same.wantsWound(2)).isTrue();
        assertThat(same.wantsWound(3)).isFalse();
        assertThat(same.isReached(2_000_000_000L, 2)).isFalse();
        assertThat(same.isReached(1_999_999_999L, 3)).isFalse();
        assertThat(same.isReached(2_000_000_000L, 3)).isTrue();
    }
}
