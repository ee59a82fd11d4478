package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.LIMITS;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.ackTo;
import static org.godwit.processor.Bench.data;

import org.godwit.task.Durability;
import org.godwit.task.TaskEnd;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Nothing leaves before the events it depends on are in the journal.
class OutputCommitTest {

    @Test
    void a_message_leaves_at_once_when_everything_before_it_is_in_the_journal() {
        Bench bench = Bench.journaled().quiet();

        assertThat(bench.send(PEER, "a")).isEqualTo(Reply.DONE);
        assertThat(bench.sentSequences()).containsExactly(1L);
    }

    @Test
    void a_message_waits_for_the_acceptance_that_it_may_depend_on() {
        Bench bench = Bench.journaled().quiet();
        bench.arriveData(1);
        bench.receive();

        bench.send(PEER, "a");
        assertThat(bench.sent()).isEmpty();
        bench.write();
        assertThat(bench.sentSequences()).containsExactly(1L);
    }

    @Test
    void a_message_leaves_as_soon_as_the_events_before_it_are_written_not_the_later_ones() {
        Bench bench = Bench.journaled().quiet();
        bench.arriveData(1);
        bench.send(PEER, "a");
        bench.arriveData(2);
        bench.send(PEER, "b");

        bench.step(new ProcessorInput.Persisted(2 + 1));
        assertThat(bench.sentSequences()).containsExactly(1L);
        bench.step(new ProcessorInput.Persisted(2 + 2));
        assertThat(bench.sentSequences()).containsExactly(2L);
    }

    @Test
    void an_acknowledgement_waits_for_the_acceptance_to_be_in_the_journal() {
        Bench bench = Bench.journaled().quiet();
        bench.arriveData(1, 1);
        bench.tick(Duration.ofMillis(10));
        assertThat(bench.sent()).isEmpty();

        bench.write();
        bench.tick(Duration.ofMillis(20));
        assertThat(bench.sent()).containsExactly(ackTo(PEER, 1, 1));
    }

    @Test
    void a_line_waits_too_and_keeps_its_number() {
        Bench bench = Bench.journaled().quiet();
        bench.step(new ProcessorInput.Print("one"));
        bench.arriveData(1);
        bench.step(new ProcessorInput.Print("two"));
        assertThat(bench.effects()).containsExactly(new Effect.Output(1, "one"));

        bench.write();
        assertThat(bench.effects()).containsExactly(new Effect.Output(2, "two"));
    }

    @Test
    void a_look_that_found_nothing_is_journaled_before_anything_leaves() {
        Bench bench = Bench.journaled().quiet();
        bench.take();
        bench.take();
        bench.probe();
        assertThat(bench.unwritten()).isEmpty();

        bench.send(PEER, "a");
        assertThat(bench.unwritten())
                .containsExactly(
                        new ProcessorEvent.TakeRecorded(2, 0),
                        new ProcessorEvent.ProbeRecorded(1, 0));
        assertThat(bench.sent()).isEmpty();
        bench.write();
        assertThat(bench.sentSequences()).containsExactly(1L);
    }

    @Test
    void a_migratable_task_waits_only_for_its_lifecycle() {
        Bench bench = Bench.migratable().quiet();
        bench.arriveData(1);
        bench.receive();
        bench.send(PEER, "a");

        assertThat(bench.sentSequences()).containsExactly(1L);
        assertThat(bench.unwritten()).isEmpty();

        bench.arrive(new Frame.Watch(PEER, ME, 1));
        bench.send(PEER, "b");
        assertThat(bench.sent()).isEmpty();
        assertThat(bench.unwritten()).containsExactly(new ProcessorEvent.WatcherAdded(PEER, 1));
        bench.write();
        assertThat(bench.sent()).hasSize(2);
    }

    @Test
    void what_a_migratable_task_kept_back_is_written_when_it_closes() {
        Bench bench = Bench.migratable().quiet();
        bench.arriveData(1);
        bench.take();
        bench.close();

        assertThat(bench.journal)
                .hasSize(5)
                .element(2)
                .isInstanceOf(ProcessorEvent.MessageAccepted.class);
        assertThat(bench.journal.get(3)).isEqualTo(new ProcessorEvent.TakeRecorded(0, 1));
        assertThat(bench.journal.getLast()).isInstanceOf(ProcessorEvent.HandedOff.class);
    }

    @Test
    void nothing_leaves_a_new_task_before_its_beginning_is_in_the_journal() {
        Bench bench = Bench.first(Durability.JOURNALED, false, LIMITS);
        bench.send(PEER, "a");
        bench.step(new ProcessorInput.Print("line"));
        bench.arriveData(1, 1);
        bench.tick(Duration.ofSeconds(9));

        assertThat(bench.sent()).isEmpty();
        assertThat(bench.effects()).noneMatch(Effect.Output.class::isInstance);
        assertThat(bench.write().sent()).hasSize(1);
    }

    @Test
    void nothing_leaves_a_later_incarnation_before_its_beginning_is_in_the_journal() {
        Bench before = Bench.savingState();
        before.arriveData(1);
        before.write();
        before.send(PEER, "a");
        before.step(new ProcessorInput.Prepare());
        before.receive();
        before.step(new ProcessorInput.StateSaved(new byte[0], 0));
        before.write();

        Bench next = before.next(true);
        next.arriveData(1);
        next.tick(Duration.ofSeconds(9));
        next.step(new ProcessorInput.PeerMoved(PEER));
        assertThat(next.sent()).isEmpty();

        next.write();
        assertThat(next.sentSequences()).containsExactly(1L);
        next.tick(Duration.ofSeconds(10));
        assertThat(next.sent()).contains(ackTo(PEER, 2, 1));
    }

    @Test
    void a_lost_task_is_not_declared_gone_before_that_is_in_the_journal() {
        Bench lost = Bench.migratable().next();
        lost.arrive(data(PEER, 1));
        assertThat(lost.sent()).isEmpty();

        lost.write();
        assertThat(lost.sent()).containsExactly(new Frame.Gone(ME, PEER));
    }

    @Test
    void an_end_that_has_to_be_journaled_is_announced_only_then() {
        Bench bench = Bench.journaled();
        bench.arrive(new Frame.Watch(PEER, ME, 1));
        bench.write().quiet();

        bench.step(new ProcessorInput.Finished(TaskEnd.RETURNED, ""));
        assertThat(bench.sent()).isEmpty();
        assertThat(bench.unwritten())
                .isEqualTo(List.of(new ProcessorEvent.Ended(TaskEnd.RETURNED, "")));
        bench.write();
        assertThat(bench.sent()).containsExactly(new Frame.Notice(ME, PEER, 1));
    }
}
