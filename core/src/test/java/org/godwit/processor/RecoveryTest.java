package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.text;

import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What a recovery needs of the journal, and where it begins.
class RecoveryTest {

    private static final byte[] STATE = {1, 2, 3};
    private static final ProcessorInput YIELD = new ProcessorInput.YieldPoint();
    private static final ProcessorInput SAVED = new ProcessorInput.StateSaved(STATE, 0);

    /// Three accepted messages are enough for a checkpoint.
    private static final ProcessorLimits SMALL =
            new ProcessorLimits(3, 100, 2, 100, 100, 1000, 40, Bench.SILENCE, 3, 1 << 20);

    private final Bench bench = Bench.savingState().quiet();

    @Test
    void a_checkpoint_with_all_its_parts_suffices() {
        saveInParts(2);
        List<ProcessorEvent> journal = bench.journal;
        int checkpoint = indexOfCheckpoint();

        assertThat(Recovery.suffices(List.copyOf(journal))).isTrue();
        assertThat(Recovery.suffices(List.copyOf(tail(checkpoint - 2)))).isTrue();
        assertThat(Recovery.suffices(List.copyOf(tail(checkpoint - 1)))).isFalse();
        assertThat(Recovery.suffices(List.copyOf(tail(checkpoint + 1)))).isFalse();
        assertThat(Recovery.suffices(List.of())).isFalse();
    }

    @Test
    void parts_of_an_earlier_checkpoint_are_not_those_of_the_last() {
        saveInParts(2);
        List<Object> twice = new ArrayList<>(tail(indexOfCheckpoint() - 2));
        twice.add(bench.journal.get(indexOfCheckpoint()));

        assertThat(Recovery.suffices(twice)).isFalse();
    }

    @Test
    void a_journal_that_begins_with_a_checkpoint_gives_the_program_its_state() {
        Bench next = grown().nextOfTheRest(true);
        assertThat(next.journal.getFirst()).isInstanceOf(ProcessorEvent.Checkpoint.class);
        assertThat(next.recovered.program()).containsExactly(STATE);
    }

    /// The incarnation died behind its checkpoint: where it stopped then is not known.
    @Test
    void after_a_crash_behind_a_checkpoint_it_has_caught_up_when_it_needs_something_new() {
        Bench next = grown().nextOfTheRest(true);
        assertThat(next.effects()).doesNotContain(new Effect.CaughtUp());

        for (int i = 0; i < 3; i++) {
            assertThat(next.receive()).isInstanceOf(Reply.Delivered.class);
        }
        assertThat(next.effects()).doesNotContain(new Effect.CaughtUp());
        next.receive();
        assertThat(next.effects()).contains(new Effect.CaughtUp());
    }

    @Test
    void one_that_was_closed_before_its_first_call_has_caught_up_as_it_begins() {
        Bench next = Bench.journaled().close().next();

        assertThat(next.effects()).containsExactly(new Effect.CaughtUp());
    }

    @Test
    void what_was_read_at_recovery_counts_for_the_next_checkpoint() {
        bench.arriveData(1, 2, 3);
        bench.write();

        Bench next = bench.next(true, SMALL).write();
        next.receive();
        assertThat(next.effects()).contains(new Effect.Yielding());
    }

    @Test
    void it_is_asked_once_for_its_state() {
        Bench small = Bench.first(Durability.JOURNALED, true, SMALL).write().quiet();
        small.arriveData(1, 2, 3);
        small.write();
        assertThat(small.effects()).containsOnlyOnce(new Effect.Yielding());

        small.arriveData(4);
        assertThat(small.effects()).doesNotContain(new Effect.Yielding());
    }

    @Test
    void what_a_program_has_still_to_find_again_keeps_it_from_saving() {
        bench.arriveData(1);
        bench.take();
        bench.write();

        assertThat(savesWhenMoved(bench.next(true))).isFalse();
        Bench replayed = bench.next(true);
        replayed.take();
        assertThat(savesWhenMoved(replayed)).isTrue();
    }

    @Test
    void looks_that_will_find_nothing_again_keep_it_from_saving_too() {
        bench.probe();
        bench.send(PEER, "a");
        bench.write();
        bench.ack(PEER, 1);

        assertThat(savesWhenMoved(bench.next(true))).isFalse();
        Bench replayed = bench.next(true);
        replayed.probe();
        assertThat(savesWhenMoved(replayed)).isTrue();
    }

    @Test
    void one_that_has_not_replayed_is_closed_by_the_call_at_which_it_could_be_saved() {
        bench.step(new ProcessorInput.Record(OutcomeKind.TASKS, new byte[] {1}));
        bench.write();

        Bench next = bench.next(true).write();
        next.step(new ProcessorInput.Prepare());
        next.step(YIELD);
        assertThat(next.processor.phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void a_look_before_the_state_is_saved_is_no_part_of_what_comes_after() {
        Bench small = grown(new ProcessorInput.Take(Selector.ANY));
        small.send(PEER, "a");
        small.write();

        Bench next = small.next(true);
        assertThat(next.receive()).isInstanceOf(Reply.Delivered.class);
        assertThat(text(next.take())).isEqualTo("m2");
    }

    @Test
    void a_lost_incarnation_is_written_down_so_that_older_ones_are_fenced() {
        Bench lost = Bench.migratable().next();

        assertThat(lost.unwritten())
                .hasExactlyElementsOfTypes(
                        ProcessorEvent.IncarnationBegan.class, ProcessorEvent.Ended.class);
    }

    @Test
    void a_destination_that_is_gone_is_not_taken_along() {
        bench.send(PEER, "a");
        bench.send(Bench.OTHER, "b");
        bench.write();
        bench.arrive(new Frame.Gone(PEER, Bench.ME));
        saveInParts(0);

        ProcessorImage image =
                ((ProcessorEvent.Checkpoint) bench.journal.get(indexOfCheckpoint())).image();
        assertThat(image.outgoing())
                .extracting(ProcessorImage.Outgoing::destination)
                .containsExactly(Bench.OTHER);
    }

    @Test
    void only_destinations_that_have_acknowledged_are_handed_off() {
        Bench plain = Bench.journaled();
        plain.send(PEER, "a");
        plain.send(Bench.OTHER, "b");
        plain.ack(Bench.OTHER, 1);
        plain.close();

        assertThat(((ProcessorEvent.HandedOff) plain.journal.getLast()).acknowledged())
                .containsExactly(new ProcessorEvent.Position(Bench.OTHER, 1));
    }

    /// Three messages have come, and the state was saved because of them.
    private static Bench grown(ProcessorInput... before) {
        Bench small = Bench.first(Durability.JOURNALED, true, SMALL).write();
        for (ProcessorInput input : before) {
            small.step(input);
        }
        small.arriveData(1, 2, 3);
        small.write();
        assertThat(small.step(YIELD)).isEqualTo(Reply.SAVE_STATE);
        small.step(SAVED);
        return small.write();
    }

    private void saveInParts(int parts) {
        bench.step(new ProcessorInput.Prepare());
        bench.step(YIELD);
        for (int i = 0; i < parts; i++) {
            bench.step(new ProcessorInput.StatePart(i, STATE));
        }
        bench.step(new ProcessorInput.StateSaved(STATE, parts));
        bench.write();
    }

    private static boolean savesWhenMoved(Bench of) {
        of.write();
        of.step(new ProcessorInput.Prepare());
        return of.step(YIELD).equals(Reply.SAVE_STATE);
    }

    private int indexOfCheckpoint() {
        int i = 0;
        while (!(bench.journal.get(i) instanceof ProcessorEvent.Checkpoint)) {
            i++;
        }
        return i;
    }

    private List<ProcessorEvent> tail(int from) {
        return bench.journal.subList(from, bench.journal.size());
    }
}
