package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;

import org.godwit.queue.Selector;
import org.godwit.task.TaskEnd;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/// The phases of a move.
class MoveTest {

    private static final ProcessorInput PREPARE = new ProcessorInput.Prepare();
    private static final ProcessorInput ABORT = new ProcessorInput.Abort();
    private static final ProcessorInput UNWIND = new ProcessorInput.Unwind();
    private static final ProcessorInput KILL = new ProcessorInput.Kill();
    private static final ProcessorInput FINISHED =
            new ProcessorInput.Finished(TaskEnd.RETURNED, "");

    private final Bench bench = Bench.journaled().quiet();

    @Test
    void a_waiting_task_closes_at_once() {
        bench.receive();
        bench.step(PREPARE);

        assertThat(bench.processor.phase()).isEqualTo(Phase.CLOSED);
        assertThat(bench.unwritten())
                .containsExactly(new ProcessorEvent.HandedOff(1, 0, 0, List.of()));
        assertThat(bench.effects()).isEmpty();
        bench.write();
        assertThat(bench.effects()).containsExactly(new Effect.Closed());
    }

    @Test
    void a_computing_task_is_asked_and_closes_at_its_next_call() {
        bench.step(PREPARE);
        assertThat(bench.processor.phase()).isEqualTo(Phase.YIELDING);
        assertThat(bench.effects()).containsExactly(new Effect.Yielding());

        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.HELD);
        assertThat(bench.processor.phase()).isEqualTo(Phase.CLOSED);
        assertThat(bench.sent()).isEmpty();
        bench.write();
        assertThat(bench.effects()).containsExactly(new Effect.Closed());
    }

    @Test
    void a_task_that_waits_for_the_outside_closes_at_once_and_asks_again_later() {
        bench.step(new ProcessorInput.Recall(OutcomeKind.HOSTS));
        bench.step(PREPARE);
        assertThat(bench.processor.phase()).isEqualTo(Phase.CLOSED);

        assertThat(bench.step(new ProcessorInput.Record(OutcomeKind.HOSTS, new byte[0])))
                .isEqualTo(Reply.HELD);
        assertThat(bench.write().next().step(new ProcessorInput.Recall(OutcomeKind.HOSTS)))
                .isEqualTo(Reply.LIVE);
    }

    @Test
    void a_closed_task_is_complete_in_the_journal() {
        bench.send(PEER, "a");
        bench.step(new ProcessorInput.Print("line"));
        bench.ack(PEER, 1);
        bench.take();
        bench.close();

        assertThat(bench.journal)
                .endsWith(
                        new ProcessorEvent.TakeRecorded(1, 0),
                        new ProcessorEvent.HandedOff(
                                1, 3, 1, List.of(new ProcessorEvent.Position(PEER, 1))));
    }

    @Test
    void while_closed_nothing_is_accepted_and_nothing_is_sent() {
        bench.send(PEER, "a");
        bench.close().quiet();

        bench.arriveData(1);
        bench.arrive(new Frame.Watch(PEER, ME, 1));
        bench.arrive(new Frame.Notice(PEER, ME, 1));
        bench.tick(Duration.ofSeconds(9));
        bench.step(new ProcessorInput.PeerMoved(PEER));
        assertThat(bench.receive()).isEqualTo(Reply.HELD);

        assertThat(bench.unwritten()).isEmpty();
        assertThat(bench.sent()).isEmpty();
        assertThat(bench.processor.queued()).isZero();
    }

    @Test
    void a_move_that_is_given_up_goes_on_where_it_was() {
        bench.send(PEER, "a");
        bench.close().quiet();
        bench.step(ABORT);

        assertThat(bench.processor.phase()).isEqualTo(Phase.RUNNING);
        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
        assertThat(bench.unwritten()).containsExactly(new ProcessorEvent.Resumed(1));
        bench.arriveData(1);
        assertThat(Bench.text(bench.receive())).isEqualTo("m1");
    }

    @Test
    void after_a_move_was_given_up_nothing_leaves_before_that_is_in_the_journal() {
        bench.send(PEER, "a");
        bench.close().quiet();
        bench.step(ABORT);
        bench.send(PEER, "b");
        assertThat(bench.sent()).isEmpty();

        bench.write();
        assertThat(bench.sentSequences()).containsOnly(1L, 2L);
    }

    @Test
    void a_move_given_up_before_the_task_has_closed_leaves_no_trace() {
        bench.step(PREPARE);
        bench.quiet();
        bench.step(ABORT);

        assertThat(bench.processor.phase()).isEqualTo(Phase.RUNNING);
        assertThat(bench.unwritten()).isEmpty();
        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.DONE);
    }

    @Test
    void a_move_can_be_given_up_and_ordered_again() {
        bench.close();
        bench.step(ABORT);
        bench.receive();
        bench.step(PREPARE);
        bench.quiet();
        bench.write();

        assertThat(bench.effects()).containsExactly(new Effect.Closed());
        assertThat(bench.journal.getLast()).isInstanceOf(ProcessorEvent.HandedOff.class);
    }

    @Test
    void a_closed_task_says_so_again_when_asked_again() {
        bench.close().quiet();
        bench.step(PREPARE);

        assertThat(bench.effects()).containsExactly(new Effect.Closed());
        assertThat(bench.unwritten()).isEmpty();
    }

    @Test
    void the_thread_of_a_re_placed_incarnation_is_unwound() {
        bench.close().quiet();
        bench.step(UNWIND);

        assertThat(bench.processor.phase()).isEqualTo(Phase.UNWOUND);
        assertThat(bench.effects()).containsExactly(new Effect.Yielding(), Effect.WAKE_TASK);
        assertThat(bench.receive()).isEqualTo(Reply.UNWOUND);
        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.UNWOUND);
        assertThat(bench.processor.wantsTick()).isFalse();
    }

    @Test
    void an_unwound_incarnation_hears_and_says_nothing() {
        bench.send(PEER, "a");
        bench.close().quiet();
        bench.step(UNWIND);
        bench.quiet();

        bench.arriveData(1);
        bench.arrive(new Frame.Watch(PEER, ME, 1));
        bench.tick(Duration.ofSeconds(9));
        bench.step(new ProcessorInput.PeerMoved(PEER));
        assertThat(bench.sent()).isEmpty();
        assertThat(bench.unwritten()).isEmpty();
    }

    @Test
    void a_fenced_incarnation_can_be_unwound_while_it_runs() {
        bench.receive();
        bench.step(UNWIND);

        assertThat(bench.effects()).containsExactly(new Effect.Yielding(), Effect.WAKE_TASK);
        assertThat(bench.receive()).isEqualTo(Reply.UNWOUND);
    }

    @Test
    void a_program_that_ends_while_it_is_asked_to_yield_ends_and_does_not_move() {
        bench.step(PREPARE);
        bench.step(FINISHED);
        bench.write();

        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void a_kill_while_closed_takes_effect_if_the_move_is_given_up() {
        bench.close();
        bench.step(KILL);
        assertThat(bench.processor.phase()).isEqualTo(Phase.CLOSED);
        assertThat(bench.unwritten()).isEmpty();

        bench.step(ABORT);
        bench.write();
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
        assertThat(bench.journal)
                .endsWith(
                        new ProcessorEvent.Resumed(1),
                        new ProcessorEvent.Ended(TaskEnd.KILLED, "killed"));
    }

    @Test
    void a_program_that_failed_outside_while_closed_ends_if_the_move_is_given_up() {
        bench.step(new ProcessorInput.Recall(OutcomeKind.SPAWN));
        bench.close();
        bench.step(new ProcessorInput.Finished(TaskEnd.FAILED, "no more memory"));
        bench.step(ABORT);
        bench.write();

        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
        assertThat(bench.journal.getLast())
                .isEqualTo(new ProcessorEvent.Ended(TaskEnd.FAILED, "no more memory"));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void an_input_that_makes_no_sense_in_a_phase_changes_nothing(Phase phase) {
        Bench there = in(phase);
        for (ProcessorInput input : senseless(phase)) {
            String before = there.processor.toString();
            there.quiet();
            there.step(input);

            assertThat(there.processor.toString()).as("%s", input).isEqualTo(before);
            assertThat(there.processor.phase()).as("%s", input).isEqualTo(phase);
            assertThat(there.unwritten()).as("%s", input).isEmpty();
            assertThat(there.effects()).as("%s", input).isEmpty();
            assertThat(there.sent()).as("%s", input).isEmpty();
        }
    }

    private static List<ProcessorInput> senseless(Phase phase) {
        return switch (phase) {
            case RUNNING -> List.of(ABORT);
            case YIELDING -> List.of(new ProcessorInput.Persisted(0));
            case CLOSED -> List.of(KILL, FINISHED, new ProcessorInput.Arrived(Bench.data(PEER, 9)));
            case UNWOUND -> List.of(PREPARE, ABORT, KILL, FINISHED, new ProcessorInput.Tick(9));
            case ENDING, ENDED, OVER ->
                    List.of(
                            PREPARE,
                            ABORT,
                            KILL,
                            FINISHED,
                            new ProcessorInput.Receive(Selector.ANY, true),
                            new ProcessorInput.HostsAre(List.of()));
        };
    }

    private static Bench in(Phase phase) {
        Bench bench = Bench.journaled();
        bench.arrive(new Frame.Watch(PEER, ME, 1));
        bench.write();
        switch (phase) {
            case RUNNING -> {}
            case YIELDING -> bench.step(PREPARE);
            case CLOSED -> bench.close();
            case UNWOUND -> bench.close().step(UNWIND);
            case ENDING -> {
                bench.send(PEER, "a");
                bench.step(FINISHED);
            }
            case ENDED -> bench.step(FINISHED);
            case OVER -> {
                bench.step(FINISHED);
                bench.arrive(new Frame.NoticeAck(PEER, ME, 1));
            }
        }
        bench.write();
        return bench;
    }
}
