package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

/// Groups on three real hosts while their members and the group server move, and kill -9 of the
/// host that carries the group server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GroupCrashTest {

    private static final long SEED = Long.getLong("godwit.seed", System.nanoTime());
    private static final int MEMBERS = 5;
    private static final int MOVES = 40;

    private RealMachine vm;

    @BeforeAll
    void start() throws Exception {
        vm = new RealMachine(3, "aeron");
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    private TaskLine server() {
        return vm.client().tasks().stream()
                .filter(t -> t.program().equals("pvmgs"))
                .findFirst()
                .orElseThrow();
    }

    private void nudge(String tid, int tag) {
        vm.outputAtEnd(
                vm.spawn(
                        GroupWork.Nudge.class.getName(),
                        "",
                        "",
                        Watcher.decimal(tid),
                        Integer.toString(tag)));
    }

    @Test
    @Order(1)
    void collective_calls_are_right_while_members_and_the_server_move() {
        Random random = new Random(SEED);
        String first = vm.spawn(GroupWork.class.getName(), "", "", Integer.toString(MEMBERS));
        vm.awaitLine(first, "began");
        int moved = 0;
        int ofServer = 0;
        for (int i = 0; i < MOVES; i++) {
            List<TaskLine> tasks = vm.client().tasks();
            TaskLine task = i % 4 == 0 ? server() : tasks.get(random.nextInt(tasks.size()));
            try {
                boolean done = vm.client().move(task.tid(), "").stream().allMatch(MoveLine::isDone);
                moved += done ? 1 : 0;
                ofServer += done && task.program().equals("pvmgs") ? 1 : 0;
            } catch (RefusedException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
        nudge(first, GroupWork.STOP);

        List<String> output = vm.outputAtEnd(first);
        System.out.printf(
                "seed %d: %d moves, %d of the server, %s%n", SEED, moved, ofServer, output);
        assertThat(output).last().asString().matches("wrong 0 of \\d+ rounds, code 0");
        assertThat(output).doesNotHaveDuplicates();
        assertThat(ofServer).isPositive();
        assertThat(moved).isGreaterThan(MOVES / 2);
    }

    @ParameterizedTest
    @CsvSource({
        "barrier, 0 5 [0. 0. 0. 0. 0]",
        "reduce, 0 15 [0. 0. 0. 0. 0]",
        "gather, 0 5 [1. 2. 3. 4. 5]"
    })
    @Order(2)
    void a_call_in_progress_completes_once_when_the_server_s_host_is_killed(
            String call, String expected) throws Exception {
        String first = vm.spawn(GroupWait.class.getName(), "", "", Integer.toString(MEMBERS), call);
        vm.awaitLine(first, "waits");
        List<String> members =
                vm.client().tasks().stream()
                        .filter(t -> t.program().equals(GroupWait.class.getName()))
                        .map(TaskLine::tid)
                        .toList();
        assertThat(members).hasSize(MEMBERS);
        String victim = server().hostName();

        vm.machine().kill(victim);
        vm.await(
                "the group server elsewhere",
                () -> !server().hostName().isEmpty() && !server().hostName().equals(victim));
        nudge(first, GroupWait.GO);

        assertThat(vm.outputAtEnd(first)).containsExactly("waits", "0");
        List<String> lines =
                members.stream().flatMap(tid -> vm.outputAtEnd(tid).stream()).sorted().toList();
        assertThat(lines).containsExactly("0", "0", "0", "0", expected.replace('.', ','), "waits");
        vm.machine().addHost("");
    }

    @Test
    @Order(3)
    void many_calls_are_right_when_the_server_s_host_is_killed_in_their_midst() throws Exception {
        String first = vm.spawn(GroupWork.class.getName(), "", "", Integer.toString(MEMBERS));
        vm.awaitLine(first, "round 4");
        String victim = server().hostName();

        vm.machine().kill(victim);
        vm.await(
                "the group server elsewhere",
                () -> !server().hostName().isEmpty() && !server().hostName().equals(victim));
        int sofar = vm.output(first).size();
        vm.await("more rounds", () -> vm.output(first).size() > sofar + 2);
        nudge(first, GroupWork.STOP);

        List<String> output = vm.outputAtEnd(first);
        System.out.println(output);
        assertThat(output).doesNotHaveDuplicates();
        assertThat(output).last().asString().matches("wrong 0 of \\d+ rounds, code 0");
    }
}
