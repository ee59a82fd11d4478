package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.master.HostCommand;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Aged;
import org.godwit.cluster.processor.ProcessorCommand.Gathered;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

class MoveRelaysTest {

    private static final long MOVE = 7;
    private static final Tid A = Tid.task(1, 3, 1);
    private static final Tid B = Tid.task(1, 3, 2);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private static final ActorTestKit KIT = ActorTestKit.create();

    /// A task, and what it is told.
    private record Told(Tid tid, ProcessorCommand command) {

        void answer(Report report) {
            ((ProcessorCommand.Prepare) command).replyTo().tell(report);
        }
    }

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final TestProbe<Gathered> conductor = KIT.createTestProbe();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private ActorRef<MoveRelays.Message> relays(Duration idle) {
        return KIT.spawn(
                MoveRelays.create((tid, command) -> told.add(new Told(tid, command)), idle));
    }

    private MoveRelays.Ordered prepare(Tid... tasks) {
        return new MoveRelays.Ordered(
                new HostCommand.PrepareTasks(MOVE, List.of(tasks), Map.of(), conductor.ref()));
    }

    /// What the master has heard until it has heard so many reports.
    private List<Report> gathered(int count) {
        List<Report> all = new ArrayList<>();
        while (all.size() < count) {
            conductor.receiveMessage().reports().stream().map(Aged::report).forEach(all::add);
        }
        return all;
    }

    /// It may come to the relay that has just ended: the master repeats what is not answered.
    private void tellUntilHeard(ActorRef<MoveRelays.Message> relays) {
        await().atMost(LONG)
                .until(() -> {
                    relays.tell(prepare(A));
                    return !told.isEmpty();
                });
    }

    @Test
    void each_task_is_told_and_what_they_report_comes_to_the_master() throws Exception {
        relays(LONG).tell(prepare(A, B));
        Told first = told.take();
        Told second = told.take();
        assertThat(List.of(first.tid(), second.tid())).containsExactly(A, B);

        first.answer(new ProcessorCommand.Closing(A, MOVE));
        second.answer(new ProcessorCommand.Refused(B, MOVE, "it has ended"));
        assertThat(gathered(2))
                .containsExactlyInAnyOrder(
                        new ProcessorCommand.Closing(A, MOVE),
                        new ProcessorCommand.Refused(B, MOVE, "it has ended"));
    }

    @Test
    void a_move_that_was_over_here_is_begun_anew_when_the_master_tells_again() throws Exception {
        ActorRef<MoveRelays.Message> relays = relays(LONG);
        relays.tell(prepare(A));
        told.take().answer(new ProcessorCommand.Freed(A, MOVE));
        assertThat(gathered(1)).containsExactly(new ProcessorCommand.Freed(A, MOVE));

        tellUntilHeard(relays);
        told.take().answer(new ProcessorCommand.Closing(A, MOVE));
        assertThat(gathered(1)).containsExactly(new ProcessorCommand.Closing(A, MOVE));
    }

    @Test
    void a_relay_that_hears_nothing_ends_and_another_takes_its_place() throws Exception {
        ActorRef<MoveRelays.Message> relays = relays(SHORT);
        relays.tell(prepare(A));
        ActorRef<Report> gone = ((ProcessorCommand.Prepare) told.take().command()).replyTo();
        conductor.expectTerminated(gone.unsafeUpcast(), LONG);

        tellUntilHeard(relays);
        assertThat(told.take().tid()).isEqualTo(A);
    }
}
