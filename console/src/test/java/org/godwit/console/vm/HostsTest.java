package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Hosts as tasks add and remove them.
class HostsTest {

    @Test
    void a_task_collects_the_output_of_others_and_sends_them_signals() throws Exception {
        collectsAndSignals(List.of());
    }

    @Test
    void it_does_so_while_every_task_is_moved_at_every_third_call() throws Exception {
        collectsAndSignals(List.of("godwit.capture.move-every = 3"));
    }

    private static void collectsAndSignals(List<String> set) throws Exception {
        try (RealMachine vm = new RealMachine(2, "aeron", set)) {
            String tid = vm.spawn("org.godwit.console.vm.Audience", "journaled", "");

            assertThat(vm.outputAtEnd(tid))
                    .containsExactly(
                            "of speakers 15",
                            "of killed 3",
                            "ends 4",
                            "handled 10 with one /there",
                            "ended -31",
                            "to stderr");
            assertThat(vm.end(tid)).isEqualTo("RETURNED");
        }
    }

    @Test
    void a_task_adds_hosts_spawns_on_them_removes_one_and_halts_the_virtual_machine()
            throws Exception {
        try (RealMachine vm = new RealMachine(1, "aeron")) {
            String tid = vm.spawn("org.godwit.console.vm.Landlord", "journaled", "");

            assertThat(vm.outputAtEnd(tid))
                    .containsExactly(
                            "add 2 80000 -2 -6 -28 c0000 -28",
                            "told 2",
                            "h1=40000/1000 127.0.0.3=80000/2000 second=c0000/1000",
                            "mstat 0 -6",
                            "clock 0 true",
                            "spread 6 2 3 1 2 3 1",
                            "delete 1 0 -2 -6 -28",
                            "gone true",
                            "ended true",
                            "ended true",
                            "h1=40000/1000 127.0.0.3=80000/2000",
                            "add 1 100000",
                            "h1=40000/1000 127.0.0.3=80000/2000 second=100000/1000");
            assertThat(vm.end(tid)).isEqualTo("KILLED");
            vm.await("the machine to be halted", () -> vm.machine().hosts().isEmpty());
        }
    }
}
