package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.bench.programs.Ballast;
import org.godwit.console.bench.programs.Churn;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.BothCompilers;
import org.godwit.persistence.log.BulkFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Running tasks are captured in mid-computation, on real hosts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BothCompilers
class CaptureTest {

    private static final int CHECKPOINT_EVENTS = 100;

    /// Of doubles 0, 0.5, 1 and so on, in bytes, and what comes of adding them up.
    private static final int LARGE = 12_000_000;

    private static final String LARGE_SUM = "5.62499625E11";

    private RealMachine vm;

    @BeforeAll
    void start() throws Exception {
        vm =
                new RealMachine(
                        3,
                        "aeron",
                        List.of(
                                "godwit.processor.checkpoint-events=" + CHECKPOINT_EVENTS,
                                "godwit.move.yield-deadline=1s"));
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    @Test
    void a_loop_without_a_call_goes_from_jvm_to_jvm_and_ends_with_the_same_bits() {
        long rounds = 6_000;
        String tid = vm.spawn(Churn.class.getName(), "migratable", "", "" + rounds, "0");
        List<String> hosts = new ArrayList<>();
        while (vm.end(tid).isEmpty() && hosts.size() < 4) {
            hosts.addAll(movedTo(tid));
        }

        assertThat(vm.outputAtEnd(tid)).containsExactly(Churn.digestAfter(rounds));
        assertThat(hosts).hasSizeGreaterThan(1);
    }

    @Test
    void a_task_inside_a_method_of_the_jdk_is_pinned_says_where_and_moves_when_it_is_out() {
        String tid = vm.spawn(Captured.InForEach.class.getName(), "migratable", "", "4");
        vm.awaitLine(tid, "begins");

        List<MoveLine> refused = vm.client().move(tid, "");
        assertThat(refused).hasSize(1).noneMatch(MoveLine::isDone);
        assertThat(refused.getFirst().reason()).contains("pinned for 1000 ms").contains("forEach");

        vm.awaitLine(tid, "out of it");
        assertThat(vm.client().move(tid, "")).hasSize(1).allMatch(MoveLine::isDone);
        vm.client().kill(tid);
    }

    @Test
    void a_task_that_holds_a_thread_stays_says_by_what_it_is_reached_and_goes_on() {
        String tid = vm.spawn(Captured.WithThread.class.getName(), "migratable", "");
        vm.awaitLine(tid, "begins");

        List<MoveLine> refused = vm.client().move(tid, "");
        assertThat(refused.getFirst().reason())
                .contains("cannot be captured: java.lang.Thread")
                .contains("main");

        vm.spawn(Captured.Feeder.class.getName(), "migratable", "", Watcher.decimal(tid), "1");
        assertThat(vm.outputAtEnd(tid)).containsExactly("begins", "ends 1");
    }

    @Test
    void static_variables_belong_to_the_task_and_move_with_it() {
        String where = vm.hostNames().getFirst();
        String one = vm.spawn(Captured.Counter.class.getName(), "migratable", where, "30");
        String other = vm.spawn(Captured.Counter.class.getName(), "migratable", where, "20");
        vm.awaitLine(one, "begins");
        vm.awaitLine(other, "begins");
        feed(one, 10);
        feed(other, 20);
        assertThat(vm.outputAtEnd(other)).containsExactly("begins", "20 messages, sum 210");

        assertThat(vm.client().move(one, "")).hasSize(1).allMatch(MoveLine::isDone);
        feed(one, 20);

        assertThat(vm.outputAtEnd(one)).containsExactly("begins", "30 messages, sum 265");
    }

    @Test
    void a_task_that_computes_ends_when_it_is_killed() {
        String tid = vm.spawn(Churn.class.getName(), "migratable", "", "" + Long.MAX_VALUE, "0");
        vm.await(tid + " to be placed", () -> vm.task(tid).isPresent());

        vm.client().kill(tid);

        vm.await(tid + " to end", () -> vm.end(tid).equals("KILLED"));
    }

    @Test
    void a_journaled_task_is_captured_as_its_history_grows_and_comes_back_from_there() {
        String victim = vm.hostNames().getLast();
        String tid = vm.spawn(Captured.Counter.class.getName(), "journaled", victim, "2000");
        vm.awaitLine(tid, "begins");
        feed(tid, 1_000);
        vm.await(
                "a capture of " + tid,
                () -> vm.task(tid).filter(t -> t.captureBytes() > 0).isPresent());

        vm.machine().kill(victim);
        feed(tid, 1_000);

        assertThat(vm.outputAtEnd(tid)).containsExactly("begins", "2000 messages, sum 1001000");
        assertThat(vm.task(tid)).map(TaskLine::hostName).isEmpty();
    }

    @Test
    void who_spawns_a_program_is_told_what_may_keep_it_from_moving() {
        VmClient.Started started =
                vm.client()
                        .start(
                                new VmClient.Spawn(
                                        Captured.InForEach.class.getName(),
                                        List.of("0"),
                                        1,
                                        "",
                                        "migratable"));

        assertThat(started.warnings())
                .anySatisfy(line -> assertThat(line).contains("Captured.java").contains("pins"));
        vm.client().kill(started.tids().getFirst());
    }

    @Test
    void what_a_move_reads_does_not_grow_with_the_number_of_moves() {
        int bytes = 4_000_000;
        String tid = vm.spawn(Ballast.class.getName(), "journaled", "", "doubles", "" + bytes);
        vm.await(tid + " to be placed", () -> vm.task(tid).isPresent());
        List<Long> read = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            vm.client().move(tid, "").stream()
                    .filter(MoveLine::isDone)
                    .forEach(line -> read.add(line.bytes()));
        }
        vm.client().kill(tid);

        assertThat(read)
                .hasSize(5)
                .allSatisfy(r -> assertThat(r).isBetween(4_000_000L, 4_100_000L));
    }

    @Test
    void a_large_capture_lies_in_files_that_go_when_the_next_one_has_come() {
        long before = bulkBytes();
        String tid = vm.spawn(Ballast.class.getName(), "migratable", "", "doubles", "" + LARGE);
        vm.await(tid + " to be placed", () -> vm.task(tid).isPresent());
        List<String> hosts = new ArrayList<>();
        vm.await(
                "three moves of " + tid + ", the last with all that it holds",
                () -> {
                    hosts.addAll(movedTo(tid));
                    return hosts.size() >= 3
                            && vm.task(tid).filter(t -> t.captureBytes() > LARGE / 2).isPresent();
                });

        // not more than before: files of the tests before may go meanwhile
        assertThat(bulkBytes()).isGreaterThan(LARGE / 2);
        vm.await(
                "the captures before to be deleted",
                () -> bulkBytes() < before + LARGE + LARGE / 2);
        feed(tid, 1);
        assertThat(vm.outputAtEnd(tid)).containsExactly(LARGE_SUM);
    }

    @Test
    void a_task_whose_host_is_killed_comes_back_from_the_capture_in_a_file() throws Exception {
        String doomed = vm.machine().addHost("").name();
        String tid = vm.spawn(Ballast.class.getName(), "journaled", "", "doubles", "" + LARGE);
        vm.await(tid + " to be placed", () -> vm.task(tid).isPresent());
        vm.await(tid + " to be on " + doomed, () -> isMovedTo(tid, doomed));

        vm.machine().kill(doomed);
        feed(tid, 1);

        assertThat(vm.outputAtEnd(tid)).containsExactly(LARGE_SUM);
    }

    private boolean isMovedTo(String tid, String host) {
        try {
            List<MoveLine> unused = vm.client().move(tid, host);
        } catch (RefusedException e) {
            // it is there already, or moves at this moment since a host has joined
        }
        return vm.task(tid).filter(t -> t.hostName().equals(host)).isPresent();
    }

    /// What the journal's bulk files hold.
    private long bulkBytes() {
        try (var files = Files.list(vm.journal().resolve(BulkFile.FOLDER))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The host it has come to; none if it was not placed at that moment, or has ended.
    private List<String> movedTo(String tid) {
        try {
            return vm.client().move(tid, "").stream()
                    .filter(MoveLine::isDone)
                    .map(MoveLine::to)
                    .toList();
        } catch (RefusedException _) {
            return List.of();
        }
    }

    private void feed(String tid, int count) {
        vm.spawn(
                Captured.Feeder.class.getName(),
                "journaled",
                vm.hostNames().getFirst(),
                Watcher.decimal(tid),
                "" + count);
    }
}
