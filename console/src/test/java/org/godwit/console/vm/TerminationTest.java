package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.List;

/// Host processes that are told to end: kill -15.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminationTest {

    private RealMachine vm;

    @BeforeAll
    void start() throws Exception {
        vm =
                new RealMachine(
                        1,
                        "aeron",
                        List.of(
                                "godwit.host.end-drain-deadline = 2s",
                                "godwit.move.yield-deadline = 1s"));
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    private void terminate(String host) throws IOException, InterruptedException {
        long pid =
                vm.machine().hosts().stream()
                        .filter(h -> h.name().equals(host))
                        .map(VmState.Host::pid)
                        .findFirst()
                        .orElseThrow();
        Process kill = new ProcessBuilder("kill", "-15", Long.toString(pid)).inheritIO().start();
        assertThat(kill.waitFor()).isZero();
    }

    private String spawn(Class<?> program, String durability, String host, String... argv) {
        String tid = vm.spawn(program.getName(), durability, host, argv);
        vm.awaitLine(tid, "begins");
        return tid;
    }

    @Test
    void its_tasks_move_away_whatever_their_durability_and_it_leaves() throws Exception {
        vm.machine().addHost("easy");
        String journaled = spawn(Captured.Counter.class, "journaled", "easy", "3");
        String migratable = spawn(Captured.Counter.class, "migratable", "easy", "3");

        terminate("easy");

        vm.await("easy to leave", () -> vm.left().contains("easy"));
        for (String tid : List.of(journaled, migratable)) {
            assertThat(vm.task(tid))
                    .hasValueSatisfying(task -> {
                        assertThat(task.hostName()).isEqualTo("h1");
                        assertThat(task.moves()).isEqualTo(1);
                    });
            vm.spawn(Captured.Feeder.class.getName(), "migratable", "", Watcher.decimal(tid), "3");
            assertThat(vm.outputAtEnd(tid)).containsExactly("begins", "3 messages, sum 6");
        }
        assertThat(vm.notes()).noneMatch(note -> note.contains("host easy:"));
    }

    @Test
    void what_cannot_be_moved_by_the_deadline_is_named_and_only_the_journaled_comes_back()
            throws Exception {
        vm.machine().addHost("hard");
        // inside a method of the JDK for longer than the host may take
        String journaled = spawn(Captured.InForEach.class, "journaled", "hard", "20");
        String migratable = spawn(Captured.InForEach.class, "migratable", "hard", "20");

        terminate("hard");

        vm.await("hard to leave", () -> vm.left().contains("hard"));
        assertThat(vm.notes())
                .anyMatch(note ->
                        note.startsWith("host hard: task " + journaled + " had not moved")
                                && note.endsWith("it comes back elsewhere from its journal"))
                .anyMatch(note ->
                        note.startsWith("host hard: task " + migratable + " had not moved")
                                && note.contains("it is migratable"));
        vm.await(
                journaled + " to be on h1",
                () -> vm.task(journaled).map(TaskLine::hostName).filter("h1"::equals).isPresent());
        vm.await(migratable + " to be lost", () -> vm.end(migratable).equals("LOST"));
    }
}
