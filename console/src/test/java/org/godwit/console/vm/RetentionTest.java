package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.bench.programs.Ballast;
import org.godwit.console.bench.programs.Idle;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.VmClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The journals of tasks that have ended go away.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionTest {

    private static final List<String> OFTEN = List.of("godwit.master.checkpoint-events = 20");

    private RealMachine vm;

    @BeforeAll
    void start() throws Exception {
        vm = new RealMachine(3, "aeron", OFTEN);
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    @Test
    void the_journals_of_tasks_that_have_ended_go_away_and_they_are_gone_for_whoever_asks() {
        startAndEnd(vm, 60);
    }

    @Test
    void so_they_do_in_a_database() throws Exception {
        try (RealMachine database = new RealMachine("h2", 1, "aeron", OFTEN)) {
            startAndEnd(database, 60);
        }
    }

    private static void startAndEnd(RealMachine vm, int tasks) {
        long before = ids(vm);
        List<String> idle = spawn(vm, tasks, "");
        vm.await("the tasks to be journaled", () -> ids(vm) >= before + tasks);
        endAll(vm, idle);

        vm.await("their journals to be gone", () -> ids(vm) <= before);
        vm.await("the master's to be short", () -> vm.machine().journal().events() < tasks);
        String ended = idle.getFirst();
        String watcher = vm.spawn(Watcher.class.getName(), "journaled", "", Watcher.decimal(ended));
        vm.awaitLine(watcher, "died " + ended);
        assertThat(vm.task(ended)).isEmpty();
        endAll(vm, List.of(watcher));
        vm.await("its journal to be gone", () -> ids(vm) <= before);
    }

    @Test
    void files_beside_the_journal_go_away_with_the_tasks_whose_state_is_in_them() throws Exception {
        String tid = vm.spawn(Ballast.class.getName(), "journaled", "", "doubles", "4000000");
        vm.await(tid + " to be placed", () -> vm.task(tid).isPresent());
        assertThat(vm.client().move(tid, "")).allMatch(MoveLine::isDone);
        assertThat(files(vm.journal())).isPositive();

        vm.client().kill(tid);

        vm.await("no file to be left", () -> files(vm.journal()) == 0);
    }

    @Test
    void a_journal_whose_host_was_killed_before_it_was_deleted_goes_away_all_the_same()
            throws Exception {
        long before = ids(vm);
        String victim = vm.hostNames().getFirst(); // with the master, who had ordered it
        List<String> idle = spawn(vm, 60, victim);
        vm.await("the tasks to be journaled", () -> ids(vm) >= before + 60);
        idle.forEach(vm.client()::kill);
        vm.await("some to end", () -> idle.stream().anyMatch(t -> !vm.end(t).isEmpty()));

        vm.machine().kill(victim);

        vm.await("their journals to be gone", () -> ids(vm) <= before);
        assertThat(vm.client().tasks()).isEmpty();
        // whoever listens hears of each, also of those whose end the dead master alone knew
        assertThat(idle).noneMatch(tid -> vm.end(tid).isEmpty());
        List<String> next = spawn(vm, 1, "");
        assertThat(next).doesNotContainAnyElementsOf(idle);
        endAll(vm, next);
        vm.await("its journal to be gone", () -> ids(vm) <= before);
    }

    private static List<String> spawn(RealMachine vm, int tasks, String host) {
        return vm.client()
                .spawn(
                        new VmClient.Spawn(
                                Idle.class.getName(), List.of(), tasks, host, "journaled"));
    }

    private static void endAll(RealMachine vm, List<String> tids) {
        tids.forEach(vm.client()::kill);
        tids.forEach(tid -> vm.await(tid + " to end", () -> !vm.end(tid).isEmpty()));
    }

    private static long ids(RealMachine vm) {
        return vm.machine().journal().ids();
    }

    private static long files(Path journal) throws IOException {
        try (var files = Files.list(journal.resolve("bulk"))) {
            return files.count();
        }
    }
}
