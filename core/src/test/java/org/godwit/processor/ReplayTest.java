package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.SILENCE;
import static org.godwit.processor.Bench.ackTo;
import static org.godwit.processor.Bench.text;

import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.junit.jupiter.api.Test;

import java.util.List;

class ReplayTest {

    private final Bench first = Bench.journaled();

    @Test
    void the_next_incarnation_has_the_next_number_and_the_same_specification() {
        Bench next = first.next();

        assertThat(next.processor.incarnation()).isEqualTo(2);
        assertThat(next.processor.spec()).isEqualTo(first.processor.spec());
        assertThat(next.unwritten())
                .containsExactly(new ProcessorEvent.IncarnationBegan(2, Bench.HOST));
        assertThat(next.recovered.runs()).isTrue();
        assertThat(next.recovered.program()).isEmpty();
    }

    @Test
    void receives_get_the_accepted_messages_again_in_the_same_order() {
        first.arriveData(1, 2);
        first.receive();
        first.write();

        Bench next = first.next();
        assertThat(text(next.receive())).isEqualTo("m1");
        assertThat(text(next.receive())).isEqualTo("m2");
    }

    @Test
    void what_was_accepted_is_absorbed_and_acknowledged_by_the_next_incarnation() {
        first.arriveData(1, 2);
        first.write();

        Bench next = first.next().write().quiet();
        next.arriveData(2);
        assertThat(next.sent()).containsExactly(ackTo(PEER, 2, 2));
        assertThat(next.processor.queued()).isEqualTo(2);
        next.arriveData(3);
        assertThat(next.processor.queued()).isEqualTo(3);
    }

    @Test
    void looks_find_what_they_found_and_nothing_where_they_found_nothing() {
        first.take();
        first.probe();
        first.take();
        first.arriveData(1, 2);
        first.probe();
        first.step(new ProcessorInput.Take(Selector.ofPvm(-1, 8, -1)));
        first.take();
        first.write();

        Bench next = first.next();
        assertThat(next.take()).isEqualTo(Reply.NOTHING);
        assertThat(next.probe()).isEqualTo(Reply.NOTHING);
        assertThat(next.take()).isEqualTo(Reply.NOTHING);
        assertThat(text(next.probe())).isEqualTo("m1");
        assertThat(next.step(new ProcessorInput.Take(Selector.ofPvm(-1, 8, -1))))
                .isEqualTo(Reply.NOTHING);
        assertThat(text(next.take())).isEqualTo("m1");
        assertThat(text(next.take())).isEqualTo("m2");
        assertThat(next.unwritten()).contains(new ProcessorEvent.TakeRecorded(0, 2));
    }

    @Test
    void a_receive_with_a_time_limit_finds_its_time_over_again() {
        first.step(new ProcessorInput.TakeWithin(Selector.ANY, true));
        first.send(PEER, "the time was over");
        first.arriveData(1);
        first.write();

        Bench next = first.next();
        assertThat(next.step(new ProcessorInput.TakeWithin(Selector.ANY, false)))
                .isEqualTo(Reply.NOTHING);
    }

    @Test
    void looks_of_which_nothing_was_journaled_may_come_out_differently() {
        first.take();
        first.arriveData(1);
        first.write();

        assertThat(text(first.next().take())).isEqualTo("m1");
    }

    @Test
    void outcomes_from_outside_are_given_as_journaled_and_then_live() {
        assertThat(recall(first, OutcomeKind.SPAWN)).isEqualTo(Reply.LIVE);
        first.step(new ProcessorInput.Record(OutcomeKind.SPAWN, new byte[] {4}));
        first.write();

        Bench next = first.next();
        Reply reply = recall(next, OutcomeKind.SPAWN);
        assertThat(reply).isInstanceOf(Reply.Recorded.class);
        assertThat(((Reply.Recorded) reply).result()).containsExactly(4);
        assertThat(recall(next, OutcomeKind.SPAWN)).isEqualTo(Reply.LIVE);
    }

    @Test
    void another_call_than_the_journaled_one_is_named() {
        first.receive();
        first.step(new ProcessorInput.Record(OutcomeKind.SPAWN, new byte[0]));
        first.write();

        Bench next = first.next();
        assertThatThrownBy(() -> recall(next, OutcomeKind.TASKS))
                .isInstanceOf(ReplayMismatch.class)
                .hasMessageContaining("call 1 was SPAWN")
                .hasMessageContaining("now asks for TASKS");
    }

    @Test
    void sends_are_repeated_with_their_numbers_and_lines_with_theirs() {
        first.send(PEER, "a");
        first.step(new ProcessorInput.Print("line"));
        first.send(PEER, "b");

        Bench next = first.next().write().quiet();
        next.send(PEER, "a");
        next.step(new ProcessorInput.Print("line"));
        next.send(PEER, "b");
        assertThat(next.sentSequences()).containsExactly(1L, 2L);
        assertThat(next.effects()).contains(new Effect.Output(1, "line"));
    }

    @Test
    void a_message_acknowledged_before_the_replay_comes_to_it_is_not_sent_again() {
        first.send(PEER, "a");
        first.send(PEER, "b");

        Bench next = first.next().write().quiet();
        next.send(PEER, "a");
        next.ack(PEER, 2);
        next.send(PEER, "b");
        assertThat(next.sentSequences()).containsExactly(1L);
    }

    @Test
    void a_move_takes_along_what_was_acknowledged() {
        first.send(PEER, "a");
        first.send(PEER, "b");
        first.ack(PEER, 1);
        first.close();

        Bench next = first.next().write().quiet();
        next.send(PEER, "a");
        next.send(PEER, "b");
        next.tick(SILENCE);
        assertThat(next.sentSequences()).startsWith(2L).doesNotContain(1L);
    }

    @Test
    void after_a_move_it_has_caught_up_at_the_call_where_it_closed() {
        first.send(PEER, "a");
        first.send(PEER, "b");
        first.close();

        Bench next = first.next().write();
        next.send(PEER, "a");
        assertThat(next.effects()).doesNotContain(new Effect.CaughtUp());
        next.send(PEER, "b");
        assertThat(next.effects()).containsOnlyOnce(new Effect.CaughtUp());
        next.receive();
        assertThat(next.effects()).doesNotContain(new Effect.CaughtUp());
    }

    @Test
    void after_a_crash_it_has_caught_up_when_it_needs_something_new() {
        first.arriveData(1);
        first.receive();
        first.write();

        Bench next = first.next().write();
        next.receive();
        assertThat(next.effects()).doesNotContain(new Effect.CaughtUp());
        next.receive();
        assertThat(next.effects()).containsOnlyOnce(new Effect.CaughtUp());
    }

    @Test
    void a_move_in_mid_replay_leaves_the_rest_of_the_journal_to_the_next_incarnation() {
        first.arriveData(1, 2);
        first.take();
        first.take();
        first.write();

        Bench second = first.next().write();
        second.take();
        second.step(new ProcessorInput.Prepare());
        assertThat(second.take()).isEqualTo(Reply.HELD);
        second.write();

        Bench third = second.next().write();
        assertThat(third.processor.incarnation()).isEqualTo(3);
        assertThat(text(third.take())).isEqualTo("m1");
        assertThat(text(third.take())).isEqualTo("m2");
        assertThat(third.take()).isEqualTo(Reply.NOTHING);
    }

    @Test
    void a_migratable_task_whose_host_died_is_lost() {
        Bench bench = Bench.migratable();
        Bench next = bench.next();

        assertThat(next.recovered.runs()).isFalse();
        assertThat(next.unwritten())
                .last()
                .isInstanceOfSatisfying(
                        ProcessorEvent.Ended.class,
                        e -> assertThat(e.end()).isEqualTo(org.godwit.task.TaskEnd.LOST));
    }

    @Test
    void a_migratable_task_that_was_closed_goes_on() {
        Bench bench = Bench.migratable();
        bench.arriveData(1);
        Bench next = bench.close().next();

        assertThat(next.recovered.runs()).isTrue();
        assertThat(text(next.receive())).isEqualTo("m1");
    }

    @Test
    void a_migratable_task_that_resumed_after_closing_is_lost_if_its_host_dies_then() {
        Bench bench = Bench.migratable().close();
        bench.step(new ProcessorInput.Abort());
        bench.write();

        assertThat(bench.next().recovered.runs()).isFalse();
    }

    @Test
    void a_migratable_task_that_was_re_placed_is_lost_if_its_new_host_dies() {
        Bench moved = Bench.migratable().close().next().write();

        assertThat(moved.next().recovered.runs()).isFalse();
    }

    @Test
    void a_journal_begins_with_the_beginning() {
        assertThatThrownBy(() -> Recovery.from(List.of()))
                .hasMessageContaining("0 events and neither");
        assertThatThrownBy(() -> Recovery.from(List.of(new ProcessorEvent.Resumed(1))))
                .hasMessageContaining("1 events and neither");
    }

    @Test
    void what_an_incarnation_wrote_behind_the_deletion_of_its_journal_is_no_journal() {
        first.write();

        assertThat(Recovery.isPossible(first.journal)).isTrue();
        assertThat(Recovery.isPossible(List.of())).isFalse();
        assertThat(
                        Recovery.isPossible(
                                List.of(new ProcessorEvent.IncarnationBegan(2, Bench.HOST_2))))
                .isFalse();
    }

    @Test
    void a_task_whose_end_is_journaled_does_not_run_again() {
        first.step(new ProcessorInput.Finished(org.godwit.task.TaskEnd.FAILED, "why"));
        first.write();

        Bench next = first.next();
        assertThat(next.recovered.runs()).isFalse();
        next.write();
        assertThat(next.processor.phase()).isEqualTo(Phase.OVER);
        assertThat(next.effects())
                .containsExactly(new Effect.Over(org.godwit.task.TaskEnd.FAILED, 1, "why", 0));
        assertThat(next.processor.spec().tid()).isEqualTo(ME);
        assertThat(next.processor.spec().durability()).isEqualTo(Durability.JOURNALED);
    }

    private static Reply recall(Bench bench, OutcomeKind kind) {
        return bench.step(new ProcessorInput.Recall(kind));
    }
}
