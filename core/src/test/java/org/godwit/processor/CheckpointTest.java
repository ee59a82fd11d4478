package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.text;

import org.godwit.queue.Selector;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Programs that save their own state.
class CheckpointTest {

    private static final byte[] STATE = {1, 2, 3};

    private final Bench bench = Bench.savingState().quiet();

    @Test
    void a_waiting_program_is_woken_saves_its_state_and_is_held() {
        bench.receive();
        bench.step(new ProcessorInput.Prepare());
        assertThat(bench.effects()).containsExactly(new Effect.Yielding(), Effect.WAKE_TASK);

        assertThat(bench.receive()).isEqualTo(Reply.SAVE_STATE);
        assertThat(bench.step(new ProcessorInput.StateSaved(STATE, 0))).isEqualTo(Reply.DONE);
        assertThat(bench.receive()).isEqualTo(Reply.HELD);
        assertThat(bench.unwritten())
                .hasExactlyElementsOfTypes(
                        ProcessorEvent.Checkpoint.class, ProcessorEvent.HandedOff.class);
        assertThat(bench.write().effects()).containsExactly(new Effect.Closed());
    }

    @Test
    void other_calls_than_a_receive_between_messages_are_carried_out_first() {
        bench.step(new ProcessorInput.Prepare());

        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.DONE);
        assertThat(bench.step(new ProcessorInput.Receive(Selector.ANY, false)))
                .isEqualTo(Reply.WAIT);
        assertThat(bench.receive()).isEqualTo(Reply.SAVE_STATE);
    }

    @Test
    void a_state_saved_after_the_move_was_given_up_is_not_needed() {
        bench.step(new ProcessorInput.Prepare());
        bench.receive();
        bench.step(new ProcessorInput.Abort());

        assertThat(bench.step(new ProcessorInput.StateSaved(STATE, 0))).isEqualTo(Reply.DONE);
        assertThat(bench.receive()).isEqualTo(Reply.WAIT);
        assertThat(bench.unwritten()).isEmpty();
    }

    @Test
    void the_next_incarnation_has_the_state_the_queue_and_the_numbers() {
        bench.arriveData(1, 2, 3);
        bench.receive();
        bench.send(PEER, "a");
        bench.send(PEER, "b");
        bench.write();
        bench.ack(PEER, 1);
        bench.step(new ProcessorInput.Print("line"));
        Bench next = moved();

        assertThat(next.recovered.program())
                .hasSize(1)
                .allSatisfy(p -> assertThat(p).isEqualTo(STATE));
        assertThat(next.processor.calls()).isEqualTo(4);
        assertThat(text(next.receive())).isEqualTo("m2");
        next.arriveData(3);
        assertThat(next.processor.queued()).isEqualTo(1);
        next.arriveData(4);
        assertThat(next.processor.queued()).isEqualTo(2);
        next.write();
        assertThat(next.sentSequences()).containsExactly(2L);
        next.send(PEER, "c");
        next.step(new ProcessorInput.Print("more"));
        assertThat(next.sentSequences()).containsExactly(3L);
        assertThat(next.effects()).contains(new Effect.Output(2, "more"));
    }

    @Test
    void what_came_before_the_state_is_not_replayed() {
        bench.take();
        bench.step(new ProcessorInput.Record(OutcomeKind.TASKS, new byte[] {1}));
        Bench next = moved();

        assertThat(next.step(new ProcessorInput.Recall(OutcomeKind.TASKS))).isEqualTo(Reply.LIVE);
        next.arriveData(1);
        assertThat(text(next.take())).isEqualTo("m1");
    }

    @Test
    void watches_and_watchers_go_along() {
        bench.step(new ProcessorInput.NotifyTaskExit(PEER, 99, 0));
        bench.arrive(new Frame.Watch(PEER, ME, 5));
        Bench next = moved().write();
        assertThat(next.sent()).containsExactly(new Frame.Watch(ME, PEER, 1));

        next.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(next.receive()).isInstanceOf(Reply.Delivered.class);
        next.write().quiet();
        next.step(new ProcessorInput.Kill());
        next.write();
        assertThat(next.sent()).contains(new Frame.Notice(ME, PEER, 5));
    }

    @Test
    void a_crash_after_the_state_was_saved_replays_from_there() {
        Bench second = moved().write();
        second.arriveData(1, 2);
        second.take();
        second.write();

        Bench third = second.next(true);
        assertThat(third.recovered.program()).isNotEmpty();
        assertThat(third.processor.incarnation()).isEqualTo(3);
        assertThat(text(third.take())).isEqualTo("m1");
    }

    @Test
    void in_mid_replay_it_closes_without_saving_since_its_state_is_not_all_there_is() {
        bench.step(new ProcessorInput.Receive(Selector.ANY, true));
        bench.step(new ProcessorInput.Record(OutcomeKind.TASKS, new byte[] {1}));
        bench.write();

        Bench next = bench.next(true).write();
        next.step(new ProcessorInput.Prepare());
        assertThat(next.receive()).isEqualTo(Reply.HELD);
        next.write();
        assertThat(next.journal).noneMatch(ProcessorEvent.Checkpoint.class::isInstance);

        Bench third = next.next(true);
        assertThat(third.recovered.program()).isEmpty();
        assertThat(third.step(new ProcessorInput.Recall(OutcomeKind.TASKS)))
                .isInstanceOf(Reply.Recorded.class);
    }

    @Test
    void a_notice_that_the_replay_has_not_come_to_keeps_it_from_saving_too() {
        bench.step(new ProcessorInput.NotifyTaskExit(PEER, 99, 0));
        bench.arrive(new Frame.Notice(PEER, ME, 1));
        bench.write();

        Bench next = bench.next(true).write();
        next.step(new ProcessorInput.Prepare());
        assertThat(next.receive()).isEqualTo(Reply.HELD);
        assertThat(next.unwritten()).noneMatch(ProcessorEvent.Checkpoint.class::isInstance);
    }

    @Test
    void lines_that_still_wait_for_the_journal_go_out_before_the_state_is_saved() {
        bench.arriveData(1);
        bench.step(new ProcessorInput.Print("line"));
        bench.step(new ProcessorInput.Prepare());
        bench.quiet();
        // from the saved state on nothing would print it again
        bench.receive();
        assertThat(bench.receive()).isEqualTo(Reply.WAIT);
        assertThat(bench.processor.phase()).isEqualTo(Phase.YIELDING);

        bench.write();
        assertThat(bench.effects()).contains(new Effect.Output(1, "line"), Effect.WAKE_TASK);
        assertThat(bench.receive()).isEqualTo(Reply.SAVE_STATE);
    }

    @Test
    void a_program_that_saves_no_state_is_never_asked_to() {
        Bench plain = Bench.journaled();
        plain.step(new ProcessorInput.Prepare());

        assertThat(plain.receive()).isEqualTo(Reply.HELD);
    }

    @Test
    void a_saved_state_replaces_what_a_migratable_task_had_kept_back() {
        Bench migratable =
                Bench.first(org.godwit.task.Durability.MIGRATABLE, true, Bench.LIMITS).write();
        migratable.arriveData(1, 2);
        migratable.take();
        migratable.step(new ProcessorInput.Prepare());
        migratable.receive();
        migratable.step(new ProcessorInput.StateSaved(STATE, 0));
        assertThat(migratable.unwritten())
                .hasExactlyElementsOfTypes(
                        ProcessorEvent.Checkpoint.class, ProcessorEvent.HandedOff.class);

        Bench next = migratable.write().next(true);
        assertThat(text(next.receive())).isEqualTo("m2");
        assertThat(next.receive()).isEqualTo(Reply.WAIT);
    }

    private Bench moved() {
        bench.write();
        bench.step(new ProcessorInput.Prepare());
        assertThat(bench.receive()).isEqualTo(Reply.SAVE_STATE);
        bench.step(new ProcessorInput.StateSaved(STATE, 0));
        assertThat(bench.write().journal)
                .filteredOn(ProcessorEvent.Checkpoint.class::isInstance)
                .hasSize(1);
        assertThat(List.copyOf(bench.journal)).isNotEmpty();
        return bench.next(true);
    }
}
