package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.godwit.cluster.outside.TaskGateway;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.examples.opt.SerialOpt;
import org.godwit.examples.tally.Tally;
import org.godwit.message.Body;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Three real hosts over Aeron. The machine is started once; the tests that kill its hosts come
/// last.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VirtualMachineTest {

    private static final long SEED = Long.getLong("godwit.seed", System.nanoTime());

    private RealMachine vm;

    @BeforeAll
    void start() throws Exception {
        vm = new RealMachine(3, "aeron");
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    @Test
    @Order(1)
    void every_example_prints_the_right_answer() {
        assertThat(vm.outputAtEnd(vm.spawn("hello", "", "")))
                .hasSize(2)
                .last()
                .asString()
                .contains("hello, world from h");
        assertThat(vm.outputAtEnd(vm.spawn("ring", "", "")))
                .containsExactly("ring of 4, 3 rounds: 12 hops, sum 30, expected 30: right");
        assertThat(vm.outputAtEnd(vm.spawn("master-worker", "", "")))
                .containsExactly("60 jobs: 49098 primes below 600000, expected 49098: right");
        assertThat(vm.outputAtEnd(vm.spawn("matmul", "", "")))
                .containsExactly("240 x 240 over 3 workers: max difference 0.0");
        assertThat(vm.outputAtEnd(vm.spawn("tally", "", "")))
                .containsExactly(
                        "counter 1: 100 numbers, sum 5050",
                        "counter 2: 100 numbers, sum 10100",
                        "counter 3: 100 numbers, sum 15150");
    }

    @ParameterizedTest
    @CsvSource({"journaled, 200", "migratable, 100"})
    @Order(2)
    void messages_arrive_once_and_in_order_while_their_tasks_move(String durability, int moves) {
        Workload.Outcome outcome = new Workload(vm, SEED).run(durability, 3, moves);

        assertThat(outcome.verdict())
                .as("seed %d: %s", SEED, outcome)
                .matches("received [0-9]{3,} lost 0 duplicated 0 reordered 0");
        assertThat(outcome.moves()).isGreaterThanOrEqualTo(moves);
        System.out.printf("%s: %s%n", durability, outcome);
    }

    @Test
    @Order(3)
    void a_move_of_a_training_worker_changes_no_bit_of_the_result() {
        String opt = vm.spawn("opt", "", "", "3", "20", "32", "1", "100");
        vm.await("four tasks of opt", () -> vm.client().tasks().size() == 4);
        for (TaskLine task : vm.client().tasks()) {
            assertThat(vm.client().move(task.tid(), "")).allMatch(MoveLine::isDone);
        }

        assertThat(vm.outputAtEnd(opt))
                .containsExactlyElementsOf(SerialOpt.lines("3", "20", "32", "1", "100"));
    }

    @Test
    @Order(4)
    void what_cannot_be_is_refused_with_its_reason() {
        assertThatThrownBy(() -> vm.spawn("nonsense", "", ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no program 'nonsense'")
                .hasMessageContaining("opt");
        assertThatThrownBy(() -> vm.spawn("hello", "", "h99"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no host 'h99'")
                .hasMessageContaining("h1");
        assertThatThrownBy(() -> vm.client().move("t3c0fff", ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no task t3c0fff");
        assertThatThrownBy(() -> vm.client().kill("t3c0fff"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no task t3c0fff");
    }

    @Test
    @Order(5)
    void a_task_ends_although_the_one_that_watched_it_is_long_gone() {
        String watched = vm.spawn(Watcher.Idle.class.getName(), "", "");
        String watcher = vm.spawn(Watcher.class.getName(), "", "", Watcher.decimal(watched));
        vm.awaitLine(watcher, "watching 1");
        vm.client().kill(watcher);
        vm.await(watcher + " to end", () -> vm.end(watcher).equals("KILLED"));

        vm.client().kill(watched);

        vm.await(watched + " to end", () -> vm.end(watched).equals("KILLED"));
    }

    @Test
    @Order(5)
    void plain_actors_outside_tell_and_ask_a_virtual_processor_by_its_tid_wherever_it_is() {
        String tally = vm.spawn(Tally.class.getName(), "", "");
        Tid tid = Tid.parse(tally);
        try (Outside outside = new Outside(vm.client().hosts().getFirst().address())) {
            Outside.Member member = outside.new Member();
            member.send(tid, Tally.COUNT, Outside.ints(1, 2, 3));
            outside.tell(tid, Tally.COUNT, Outside.ints(7));

            assertThat(vm.client().move(tally, "")).hasSize(1).allMatch(MoveLine::isDone);
            member.send(tid, Tally.COUNT, Outside.ints(4));
            member.send(tid, Tally.QUERY, Body.EMPTY);

            TaskGateway.Received answer = member.receive();
            assertThat(answer.source()).isEqualTo(tid);
            assertThat(answer.destination()).isEqualTo(member.tid());
            assertThat(answer.tag()).isEqualTo(Tally.ANSWER);
            assertThat(Outside.ints(answer.body())).containsSequence(member.tid().value(), 4, 10);

            assertThat(outside.ask(tid, Tally.QUERY, Body.EMPTY, Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            TaskGateway.Replied.class,
                            reply -> assertThat(Outside.ints(reply.body())).startsWith(2));
            assertThat(outside.ask(tid, 99, Body.EMPTY, Duration.ofMillis(200)))
                    .isEqualTo(new TaskGateway.NoReply(tid));

            outside.tell(tid, Tally.STOP, Body.EMPTY);
            vm.await(tally + " to end", () -> vm.end(tally).equals("RETURNED"));
        }
    }

    @Test
    @Order(6)
    void a_host_that_joins_gets_work_and_one_that_is_drained_leaves_without_losing_any()
            throws Exception {
        for (int i = 0; i < 6; i++) {
            vm.spawn(Watcher.Idle.class.getName(), "migratable", "");
        }
        vm.await(
                "every task to be placed",
                () -> vm.client().tasks().stream().noneMatch(t -> t.hostName().isEmpty()));
        int before = vm.client().tasks().size();
        String joined = vm.machine().addHost("").name();

        vm.await(
                "work for " + joined,
                () -> vm.client().tasks().stream().anyMatch(t -> t.hostName().equals(joined)));
        String leaving = vm.hostNames().getFirst();
        vm.client().drain(leaving, Duration.ofSeconds(30));

        vm.await("the drained host to leave", () -> !vm.hostNames().contains(leaving));
        assertThat(vm.client().tasks()).hasSize(before);
    }
}
