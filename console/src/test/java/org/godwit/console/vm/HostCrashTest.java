package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.TaskLine;
import org.godwit.examples.opt.SerialOpt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Kill -9 of a host in mid-run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostCrashTest {

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
    void notify_says_which_migratable_tasks_died_with_their_host_and_journaled_ones_come_back() {
        List<String> idle = new ArrayList<>();
        String victim = vm.hostNames().getLast();
        for (String host : vm.hostNames()) {
            idle.add(vm.spawn(Watcher.Idle.class.getName(), "migratable", host));
        }
        String doomed = idle.getLast();
        String watcher =
                vm.spawn(
                        Watcher.class.getName(),
                        "journaled",
                        victim,
                        idle.stream().map(Watcher::decimal).toArray(String[]::new));
        String opt = vm.spawn("opt", "journaled", "", "3", "20", "32", "1", "200");
        vm.awaitLine(watcher, "watching 3");

        vm.machine().kill(victim);

        vm.awaitLine(watcher, "died " + doomed);
        vm.await(doomed + " to be told lost", () -> vm.end(doomed).equals("LOST"));
        assertThat(vm.output(watcher)).containsExactly("watching 3", "died " + doomed);
        assertThat(vm.task(watcher)).get().extracting(TaskLine::hostName).isNotEqualTo(victim);
        assertThat(vm.outputAtEnd(opt))
                .containsExactlyElementsOf(SerialOpt.lines("3", "20", "32", "1", "200"));
        vm.client().kill(watcher);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !vm.end(watcher).isEmpty());
    }

    @Test
    void only_the_coordinator_is_told_gone_when_that_is_killed() throws Exception {
        while (vm.machine().hosts().size() < 3) {
            var _ = vm.machine().addHost("");
        }
        String coordinator = vm.machine().hosts().getFirst().name();
        String doomed =
                vm.client().hosts().stream()
                        .filter(h -> h.name().equals(coordinator))
                        .map(HostLine::tid)
                        .findFirst()
                        .orElseThrow();
        String watcher =
                vm.spawn(
                        HostWatcher.class.getName(),
                        "journaled",
                        vm.machine().hosts().getLast().name());
        vm.awaitLine(watcher, "watching 3");

        vm.machine().kill(coordinator);

        vm.awaitLine(watcher, "gone " + doomed);
        vm.await("two hosts", () -> vm.hostNames().size() == 2);
        var _ = vm.machine().addHost("");
        vm.await("word of the third host", () -> vm.output(watcher).size() >= 3);
        assertThat(vm.output(watcher))
                .hasSize(3)
                .startsWith("watching 3", "gone " + doomed)
                .last()
                .isEqualTo("come 1");
    }
}
