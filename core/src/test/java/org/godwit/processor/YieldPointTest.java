package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.text;

import org.godwit.task.Durability;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Programs that can be captured at yield points: for a move, and because their history has grown.
class YieldPointTest {

    private static final byte[] STATE = {1, 2, 3};
    private static final ProcessorInput YIELD = new ProcessorInput.YieldPoint();
    private static final ProcessorInput SAVED = new ProcessorInput.StateSaved(STATE, 0);

    private final Bench bench = Bench.savingState().quiet();

    @Test
    void a_yield_point_is_nothing_while_no_state_is_wanted() {
        assertThat(bench.step(YIELD)).isEqualTo(Reply.DONE);
        assertThat(bench.processor.calls()).isZero();
        assertThat(bench.unwritten()).isEmpty();
    }

    @Test
    void a_computing_program_is_asked_saves_its_state_and_is_held() {
        bench.step(new ProcessorInput.Prepare());
        assertThat(bench.effects()).containsExactly(new Effect.Yielding());

        assertThat(bench.step(YIELD)).isEqualTo(Reply.SAVE_STATE);
        assertThat(bench.step(SAVED)).isEqualTo(Reply.DONE);
        assertThat(bench.step(YIELD)).isEqualTo(Reply.HELD);
        assertThat(bench.write().effects()).containsExactly(new Effect.Closed());
    }

    @Test
    void a_program_that_cannot_be_saved_goes_on_and_is_asked_at_its_next_yield_point() {
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);

        assertThat(bench.step(new ProcessorInput.StateUnavailable())).isEqualTo(Reply.DONE);
        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.DONE);
        assertThat(bench.step(YIELD)).isEqualTo(Reply.SAVE_STATE);
    }

    @Test
    void a_closed_program_whose_move_is_given_up_goes_on() {
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);
        bench.step(SAVED);
        bench.write();
        bench.step(new ProcessorInput.Abort());

        assertThat(bench.step(YIELD)).isEqualTo(Reply.DONE);
        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.DONE);
    }

    @Test
    void a_large_state_comes_back_in_its_parts() {
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);
        saveInParts("one", "two");

        Bench next = bench.write().next(true);
        assertThat(next.recovered.program())
                .extracting(String::new)
                .containsExactly("one", "two", "end");
    }

    @Test
    void parts_of_a_state_that_was_given_up_mean_nothing() {
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);
        bench.step(part(0, "lost"));
        bench.step(part(1, "lost"));
        bench.step(new ProcessorInput.StateUnavailable());
        bench.arriveData(1);
        bench.step(YIELD);
        saveInParts("one");

        Bench next = bench.write().next(true);
        assertThat(next.recovered.program()).extracting(String::new).containsExactly("one", "end");
        assertThat(text(next.receive())).isEqualTo("m1");
    }

    @Test
    void
            a_journaled_program_is_asked_when_its_history_has_grown_and_a_recovery_goes_on_from_there() {
        Bench small = grown();
        assertThat(small.effects()).contains(new Effect.Yielding());

        assertThat(small.step(YIELD)).isEqualTo(Reply.SAVE_STATE);
        assertThat(small.step(SAVED)).isEqualTo(Reply.DONE);
        assertThat(small.step(YIELD)).isEqualTo(Reply.DONE);
        small.arriveData(4);
        small.write();

        Bench next = small.next(true);
        assertThat(next.recovered.program()).containsExactly(STATE);
        assertThat(next.recovered.runs()).isTrue();
        assertThat(next.processor.queued()).isEqualTo(4);
    }

    @Test
    void one_that_cannot_be_saved_then_is_asked_again_when_as_much_has_come() {
        Bench small = grown();
        small.step(YIELD);
        small.step(new ProcessorInput.StateUnavailable());
        small.effects();

        assertThat(small.step(YIELD)).isEqualTo(Reply.DONE);
        small.receive();
        small.receive();
        small.receive();
        small.arriveData(4, 5);
        assertThat(small.effects()).doesNotContain(new Effect.Yielding());
        small.arriveData(6);
        assertThat(small.effects()).contains(new Effect.Yielding());
    }

    @Test
    void what_came_before_the_last_state_may_be_deleted() {
        bench.arriveData(1, 2);
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);
        saveInParts("one", "two");
        bench.write();

        int obsolete = Recovery.from(bench.journal).obsolete();
        List<ProcessorEvent> rest = bench.journal.subList(obsolete, bench.journal.size());
        assertThat(rest)
                .hasExactlyElementsOfTypes(
                        ProcessorEvent.StatePart.class,
                        ProcessorEvent.StatePart.class,
                        ProcessorEvent.Checkpoint.class,
                        ProcessorEvent.HandedOff.class);
        Recovery.Recovered recovered = Recovery.from(rest).begin(Bench.HOST_2, true, Bench.LIMITS);
        assertThat(recovered.processor().spec()).isEqualTo(bench.processor.spec());
        assertThat(recovered.processor().incarnation()).isEqualTo(2);
        assertThat(recovered.processor().queued()).isEqualTo(2);
        assertThat(recovered.program()).hasSize(3);
    }

    @Test
    void what_is_told_of_a_state_is_no_call_of_the_program() {
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);
        bench.step(part(0, "lost"));
        bench.step(new ProcessorInput.StateUnavailable());
        bench.step(new ProcessorInput.Abort());
        bench.step(SAVED);

        assertThat(bench.processor.calls()).isZero();
    }

    /// Limits at which three accepted messages are enough.
    private static Bench grown() {
        ProcessorLimits limits =
                new ProcessorLimits(3, 100, 2, 100, 100, 1000, 40, Bench.SILENCE, 3, 1 << 20);
        Bench small = Bench.first(Durability.JOURNALED, true, limits).write().quiet();
        small.arriveData(1, 2, 3);
        return small.write();
    }

    private void saveInParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            bench.step(part(i, parts[i]));
        }
        bench.step(new ProcessorInput.StateSaved(bytes("end"), parts.length));
    }

    private static ProcessorInput part(int index, String text) {
        return new ProcessorInput.StatePart(index, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
