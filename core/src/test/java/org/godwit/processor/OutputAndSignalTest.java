package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.body;

import org.godwit.message.OutputMessage;
import org.godwit.port.Printed;
import org.godwit.port.Signal;
import org.godwit.port.StandardStream;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskEnd;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/// The end of an output that somebody collects, and signals that come.
class OutputAndSignalTest {

    private static final Inherited COLLECTED =
            new Inherited(
                    0,
                    Map.of(),
                    new Inherited.Collector(PEER, 44, 7),
                    Inherited.Collector.NOBODY,
                    "");

    private static final Frame END_OF_OUTPUT =
            new Frame.Data(ME, 1, PEER, 1, 44, 7, 0, OutputMessage.end(ME));

    private static Bench collected() {
        return Bench.first(Durability.JOURNALED, false, Bench.LIMITS, COLLECTED).write().quiet();
    }

    @Test
    void who_collects_the_output_of_a_killed_task_is_told_its_end_once_that_is_journaled() {
        Bench bench = collected();
        bench.step(new ProcessorInput.Kill());
        assertThat(bench.sent()).isEmpty();

        bench.write();
        assertThat(bench.sent()).containsExactly(END_OF_OUTPUT);
        assertThat(bench.processor.phase()).isEqualTo(Phase.ENDING);

        bench.ack(PEER, 1);
        bench.write();
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void the_end_of_the_output_is_told_until_it_is_acknowledged() {
        Bench bench = collected();
        bench.step(new ProcessorInput.Kill());
        bench.write();
        bench.tick(Duration.ZERO);
        bench.quiet();
        bench.tick(Bench.SILENCE);

        assertThat(bench.sent()).containsExactly(END_OF_OUTPUT);
    }

    @Test
    void a_task_that_ends_by_itself_has_told_it_itself() {
        Bench bench = collected();
        bench.step(new ProcessorInput.Finished(TaskEnd.RETURNED, ""));
        bench.write();
        assertThat(bench.sent()).isEmpty();
    }

    @Test
    void a_collector_that_is_gone_does_not_keep_a_killed_task() {
        Bench bench = collected();
        bench.step(new ProcessorInput.Kill());
        bench.write();
        bench.arrive(new Frame.Gone(PEER, ME));
        bench.write();
        assertThat(bench.processor.phase()).isEqualTo(Phase.OVER);
    }

    @Test
    void a_line_says_where_it_was_written() {
        Bench bench = Bench.journaled().quiet();
        bench.step(new ProcessorInput.Print(new Printed(StandardStream.ERR, "line", false)));
        bench.write();
        assertThat(bench.effects())
                .containsExactly(
                        new Effect.Output(1, new Printed(StandardStream.ERR, "line", false)));
    }

    @Test
    void a_signal_is_told_at_once_and_its_message_stays_in_the_queue() {
        Bench bench = Bench.journaled().quiet();
        bench.arrive(signal(1, 10));
        assertThat(bench.effects()).containsExactly(new Effect.Signalled(10));
        assertThat(bench.processor.queued()).isEqualTo(1);

        bench.arrive(signal(1, 10));
        assertThat(bench.effects()).as("a duplicate").isEmpty();
    }

    @Test
    void a_signal_that_comes_while_it_is_closed_comes_again_elsewhere() {
        Bench bench = Bench.journaled().close().quiet();
        bench.arrive(signal(1, 10));
        assertThat(bench.effects()).isEmpty();
        assertThat(bench.processor.queued()).isZero();
    }

    private static Frame signal(long sequence, int number) {
        return new Frame.Data(PEER, 1, ME, sequence, number, Signal.CONTEXT, 0, body(""));
    }
}
