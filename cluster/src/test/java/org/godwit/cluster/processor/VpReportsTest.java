package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.Map;

class VpReportsTest {

    private static final Tid VP = Tid.task(1, 3, 1);
    private static final Tid HOST = Tid.ofHost(2);
    private static final int INCARNATION = 4;
    private static final long BYTES = 100;
    private static final long MOVE = 7;

    private final TestInbox<Report> waker = TestInbox.create();
    private final TestInbox<Report> mover = TestInbox.create();
    private final VpReports reports = new VpReports(VP, HOST);

    private ProcessorCommand.Prepare order() {
        return new ProcessorCommand.Prepare(MOVE, Map.of(), mover.getRef());
    }

    private static ProcessorCommand.Arrived arrived(boolean computes) {
        return new ProcessorCommand.Arrived(VP, INCARNATION, HOST, BYTES, computes);
    }

    @Test
    void a_task_that_has_not_begun_has_not_arrived() {
        reports.wokenBy(waker.getRef());
        reports.arrival();
        assertThat(waker.hasMessages()).isFalse();

        reports.begins(INCARNATION, BYTES);
        reports.arrival();
        waker.expectMessage(arrived(false));
    }

    @Test
    void it_computes_when_its_thread_does_and_its_replay_is_over_in_whatever_order() {
        reports.wokenBy(waker.getRef());
        reports.begins(INCARNATION, BYTES);
        reports.computes();
        assertThat(waker.hasMessages()).isFalse();

        reports.hasCaughtUp();
        waker.expectMessage(arrived(true));
        reports.arrival();
        waker.expectMessage(arrived(true));
    }

    @Test
    void a_refusal_to_resume_is_told_again_to_whoever_wakes_it_next() {
        reports.begins(INCARNATION, BYTES);
        reports.isRefused("other code");
        assertThat(reports.waitsAsBytes()).isTrue();

        reports.wokenBy(waker.getRef());
        reports.refusal();
        waker.expectMessage(new ProcessorCommand.Unresumed(VP, INCARNATION, HOST, "other code"));
    }

    @Test
    void a_checkpoint_without_a_move_is_told_to_whoever_has_woken_it() {
        reports.wokenBy(waker.getRef());
        reports.captured(BYTES);
        waker.expectMessage(new ProcessorCommand.Captured(VP, BYTES));

        reports.movedBy(order());
        reports.captured(BYTES);
        mover.expectMessage(new ProcessorCommand.Captured(VP, BYTES));
        assertThat(waker.hasMessages()).isFalse();
    }

    @Test
    void a_move_that_was_given_up_is_told_of_no_more() {
        reports.movedBy(order());
        reports.closing();
        mover.expectMessage(new ProcessorCommand.Closing(VP, MOVE));
        assertThat(reports.isMovedWith(MOVE)).isTrue();
        assertThat(reports.isMovedWith(MOVE + 1)).isFalse();

        reports.movedNoMore();
        reports.closed();
        reports.freed();
        assertThat(mover.hasMessages()).isFalse();
        assertThat(reports.isMoved()).isFalse();
    }
}
