package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.processor.ProcessorCommand.Aged;
import org.godwit.cluster.processor.ProcessorCommand.Arrived;
import org.godwit.cluster.processor.ProcessorCommand.Closed;
import org.godwit.cluster.processor.ProcessorCommand.Closing;
import org.godwit.cluster.processor.ProcessorCommand.Freed;
import org.godwit.cluster.processor.ProcessorCommand.Refused;
import org.godwit.cluster.processor.ProcessorCommand.Yielded;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.List;

final class ReportBatchTest {

    private static final long MOVE = 7;
    private static final Tid A = Tid.task(1, 3, 1);
    private static final Tid B = Tid.task(1, 3, 2);
    private static final Tid HOST = Tid.ofHost(2);

    private final ReportBatch batch = new ReportBatch();

    @Test
    void one_task_is_told_of_each_time_the_move_goes_on() {
        batch.expect(List.of(A));

        assertThat(batch.add(new Yielded(A, MOVE, 1, 1), 0)).isFalse();
        assertThat(batch.add(new Closing(A, MOVE), 0)).isTrue();
        assertThat(batch.add(new Closed(A, MOVE), 0)).isTrue();
        assertThat(batch.isOver()).isFalse();
        assertThat(batch.add(new Freed(A, MOVE), 0)).isTrue();
        assertThat(batch.isOver()).isTrue();
    }

    @Test
    void many_tasks_are_told_of_when_the_last_has_come_there() {
        batch.expect(List.of(A));
        batch.expect(List.of(B));

        assertThat(batch.add(new Closing(A, MOVE), 0)).isFalse();
        assertThat(batch.add(new Closed(A, MOVE), 0)).isFalse();
        assertThat(batch.add(new Closing(B, MOVE), 0)).isTrue();
        assertThat(batch.take(0).reports()).hasSize(3);
        assertThat(batch.isEmpty()).isTrue();
        assertThat(batch.add(new Closed(B, MOVE), 0)).isTrue();
    }

    @Test
    void a_task_that_has_arrived_is_told_of_when_it_computes_or_with_others() {
        batch.expect(List.of(A));

        assertThat(batch.add(new Arrived(A, 2, HOST, 10, false), 0)).isFalse();
        assertThat(batch.isOver()).isFalse();
        assertThat(batch.add(new Arrived(A, 2, HOST, 10, true), 0)).isTrue();
        assertThat(batch.isOver()).isTrue();
    }

    @Test
    void what_is_said_of_a_task_that_cannot_move_does_not_wait_for_the_others() {
        batch.expect(List.of(A, B));

        assertThat(batch.add(new Refused(A, MOVE, "it has ended"), 0)).isTrue();
    }

    @Test
    void reports_keep_their_order_and_tell_how_old_they_are() {
        batch.expect(List.of(A));
        batch.add(new Yielded(A, MOVE, 1, 1), 100);
        batch.add(new Closing(A, MOVE), 250);

        assertThat(batch.take(300).reports())
                .containsExactly(
                        new Aged(new Yielded(A, MOVE, 1, 1), 200),
                        new Aged(new Closing(A, MOVE), 50));
    }
}
