package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.OTHER;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.SILENCE;
import static org.godwit.processor.Bench.data;

import org.godwit.task.TaskEnd;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// The end: what was sent is accepted, the end is journaled, the watchers are told, it is over.
class EndTest {

    private static final ProcessorInput RETURNED =
            new ProcessorInput.Finished(TaskEnd.RETURNED, "");
    private static final ProcessorEvent.Ended ENDED =
            new ProcessorEvent.Ended(TaskEnd.RETURNED, "");

    private final Bench bench = Bench.journaled().quiet();

    @Test
    void a_task_that_nobody_cares_for_is_over_when_its_end_is_in_the_journal() {
        bench.step(RETURNED);
        assertThat(bench.unwritten()).containsExactly(ENDED);
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDED);

        bench.quiet();
        bench.write();
        assertThat(bench.effects()).containsExactly(new Effect.Over(TaskEnd.RETURNED, 0, "", 0));
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
        assertThat(bench.processor.wantsTick()).isFalse();
    }

    @Test
    void the_steps_of_an_end_come_in_order() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        bench.send(PEER, "a");
        bench.write().tick(Duration.ZERO);
        bench.quiet();

        bench.step(RETURNED);
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDING);
        assertThat(bench.unwritten()).isEmpty();
        bench.tick(SILENCE);
        assertThat(bench.sentSequences()).containsExactly(1L);

        bench.ack(PEER, 1);
        assertThat(bench.unwritten()).containsExactly(ENDED);
        assertThat(bench.sent()).isEmpty();

        bench.write();
        assertThat(bench.sent()).containsExactly(new Frame.Notice(ME, OTHER, 1));
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDED);
        bench.tick(SILENCE.multipliedBy(2));
        assertThat(bench.sent()).containsExactly(new Frame.Notice(ME, OTHER, 1));

        bench.arrive(new Frame.NoticeAck(OTHER, ME, 1));
        assertThat(bench.effects()).contains(new Effect.Over(TaskEnd.RETURNED, 0, "", 0));
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void its_thread_gets_no_further() {
        bench.step(new ProcessorInput.Kill());

        assertThat(bench.receive()).isEqualTo(Reply.UNWOUND);
        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.UNWOUND);
    }

    @Test
    void a_kill_wakes_the_waiting_program_and_is_journaled_at_once() {
        bench.send(PEER, "a");
        bench.receive();
        bench.quiet();
        bench.step(new ProcessorInput.Kill());

        assertThat(bench.effects()).containsExactly(new Effect.Yielding(), Effect.WAKE_TASK);
        assertThat(bench.unwritten())
                .containsExactly(new ProcessorEvent.Ended(TaskEnd.KILLED, "killed"));
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDING);
        bench.write();
        bench.ack(PEER, 1);
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
        assertThat(bench.journal).filteredOn(ProcessorEvent.Ended.class::isInstance).hasSize(1);
    }

    @Test
    void looks_before_the_end_are_journaled_before_it() {
        bench.take();
        bench.step(RETURNED);
        bench.write();

        assertThat(bench.journal).endsWith(new ProcessorEvent.TakeRecorded(1, 0), ENDED);
    }

    @Test
    void who_sends_to_an_ended_task_learns_that_it_is_gone() {
        bench.step(RETURNED);
        bench.write();
        bench.arrive(data(PEER, 1));

        assertThat(bench.sent()).containsExactly(new Frame.Gone(ME, PEER));
    }

    @Test
    void while_the_end_could_still_come_out_differently_nobody_is_told_that_it_is_gone() {
        bench.arriveData(1);
        bench.send(PEER, "a");
        bench.step(RETURNED);
        bench.arriveData(2);
        assertThat(bench.sent()).isEmpty();

        bench.write().quiet();
        bench.arriveData(2);
        assertThat(bench.sent()).containsExactly(new Frame.Gone(ME, PEER));
    }

    @Test
    void two_tasks_that_end_with_messages_for_each_other_do_not_wait_for_each_other() {
        bench.send(PEER, "a");
        bench.step(RETURNED);
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDING);
        bench.arrive(new Frame.Gone(PEER, ME));

        assertThat(bench.write().processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void the_end_of_another_concerns_who_has_sent_to_it_until_it_is_known() {
        bench.arriveData(1);
        assertThat(bench.processor.concernsEndOf(PEER)).as("only received from").isFalse();
        bench.send(PEER, "a");
        assertThat(bench.processor.concernsEndOf(PEER)).isTrue();
        assertThat(bench.processor.concernsEndOf(OTHER)).isFalse();
        bench.arrive(new Frame.Gone(PEER, ME));
        assertThat(bench.processor.concernsEndOf(PEER)).isFalse();
    }

    @Test
    void the_end_of_another_concerns_who_waits_for_it() {
        bench.step(new ProcessorInput.NotifyTaskExit(OTHER, 99, 0));
        assertThat(bench.processor.concernsEndOf(OTHER)).isTrue();
        assertThat(bench.processor.concernsEndOf(PEER)).isFalse();
        bench.arrive(new Frame.Gone(OTHER, ME));
        assertThat(bench.processor.concernsEndOf(OTHER)).isFalse();
    }

    @Test
    void the_end_of_a_watcher_concerns_who_has_its_own_to_tell_it() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        assertThat(bench.processor.concernsEndOf(OTHER)).isTrue();
        assertThat(bench.processor.concernsEndOf(PEER)).isFalse();
        bench.arrive(new Frame.Gone(OTHER, ME));
        assertThat(bench.processor.concernsEndOf(OTHER)).isFalse();
    }

    @Test
    void messages_to_itself_do_not_keep_a_task_from_its_end() {
        bench.send(ME, "a");
        bench.step(RETURNED);

        assertThat(bench.write().processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void a_watcher_that_has_ended_itself_is_not_waited_for() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        bench.step(RETURNED);
        assertThat(bench.write().processor.phase()).isEqualTo(Phase.ENDED);

        bench.arrive(new Frame.Gone(OTHER, ME));
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void a_watcher_that_gives_notice_of_its_own_end_is_not_waited_for() {
        bench.step(new ProcessorInput.NotifyTaskExit(OTHER, 1, 0));
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        bench.write();
        bench.arrive(new Frame.Notice(OTHER, ME, 1));
        bench.step(RETURNED);

        assertThat(bench.write().processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void an_end_is_certain_once_it_is_in_the_journal() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        bench.step(RETURNED);
        assertThat(bench.processor.hasEnded()).isFalse();

        assertThat(bench.write().processor.hasEnded()).isTrue();
    }

    @Test
    void whoever_waits_for_an_answer_of_a_task_that_is_gone_gets_it() {
        assertThat(data(PEER, 1).answerOfTheGone()).contains(new Frame.Gone(ME, PEER));
        assertThat(new Frame.Watch(PEER, ME, 1).answerOfTheGone())
                .contains(new Frame.Gone(ME, PEER));
        assertThat(new Frame.Notice(PEER, ME, 1).answerOfTheGone())
                .contains(new Frame.Gone(ME, PEER));
        assertThat(new Frame.NoticeAck(PEER, ME, 1).answerOfTheGone()).isEmpty();
    }

    @Test
    void a_watch_is_confirmed_when_it_is_in_the_journal_and_again_when_repeated() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        assertThat(bench.sent()).isEmpty();
        bench.write();
        assertThat(bench.sent()).containsExactly(new Frame.WatchAck(ME, OTHER, 1));

        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        assertThat(bench.sent()).containsExactly(new Frame.WatchAck(ME, OTHER, 1));
        assertThat(bench.unwritten()).isEmpty();
    }

    @Test
    void who_asks_after_the_end_is_told_at_once() {
        bench.step(RETURNED);
        bench.write().quiet();
        bench.arrive(new Frame.Watch(OTHER, ME, 3));

        assertThat(bench.sent()).containsExactly(new Frame.Notice(ME, OTHER, 3));
    }

    /// Found by the simulator, seed 259338 of November 2026: an incarnation that was taken for dead
    /// went on promising notices beside the one that had taken over its end.
    @Test
    void
            an_end_is_taken_over_with_a_beginning_in_the_journal_so_that_older_incarnations_are_fenced() {
        bench.step(RETURNED);
        bench.write();

        Bench next = bench.next();
        assertThat(next.unwritten())
                .singleElement()
                .isInstanceOf(ProcessorEvent.IncarnationBegan.class);
        assertThat(next.processor.hasEnded()).isFalse();
        next.arriveData(1);
        assertThat(next.sent()).isEmpty();

        next.write();
        assertThat(next.processor.hasEnded()).isTrue();
        assertThat(next.sent()).containsExactly(new Frame.Gone(ME, PEER));
    }

    @Test
    void a_crash_after_the_end_tells_the_watchers_again() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        bench.step(RETURNED);
        bench.write();

        Bench next = bench.next();
        next.write();
        assertThat(next.sent()).containsExactly(new Frame.Notice(ME, OTHER, 1));
        assertThat(next.processor.phase()).isEqualTo(Phase.ENDED);
        next.arrive(new Frame.NoticeAck(OTHER, ME, 1));
        assertThat(next.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void an_ended_task_still_acknowledges_the_notices_sent_to_it() {
        bench.step(RETURNED);
        bench.write();
        bench.arrive(new Frame.Notice(PEER, ME, 1));

        assertThat(bench.sent()).containsExactly(new Frame.NoticeAck(ME, PEER, 1));
    }

    @Test
    void the_status_that_a_program_names_comes_with_its_end() {
        bench.step(new ProcessorInput.Finished(TaskEnd.EXITED, 7, ""));

        bench.write();

        assertThat(bench.effects()).contains(new Effect.Over(TaskEnd.EXITED, 7, "", 0));
    }

    @Test
    void that_one_watcher_is_gone_leaves_the_other_to_be_told() {
        bench.arrive(new Frame.Watch(OTHER, ME, 1));
        bench.arrive(new Frame.Watch(PEER, ME, 1));
        bench.step(RETURNED);
        bench.write();

        bench.arrive(new Frame.Gone(OTHER, ME));
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDED);
        bench.arrive(new Frame.NoticeAck(PEER, ME, 1));
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void what_a_killed_task_had_still_to_send_is_given_up_if_its_host_dies_then() {
        Bench saving = Bench.savingState();
        saving.send(PEER, "a");
        saving.step(new ProcessorInput.Prepare());
        saving.step(new ProcessorInput.YieldPoint());
        saving.step(new ProcessorInput.StateSaved(new byte[0], 0));
        saving.step(new ProcessorInput.Abort());
        saving.step(new ProcessorInput.Kill());
        saving.write();

        Bench next = saving.next(true);
        assertThat(next.processor).asString().contains("unacknowledged by []");
        next.write();
        assertThat(next.sentSequences()).isEmpty();
        assertThat(next.processor.phase()).isEqualTo(Phase.OVER);
    }
}
