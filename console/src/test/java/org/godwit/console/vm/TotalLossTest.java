package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.VmState;
import org.godwit.examples.opt.SerialOpt;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Kill -9 of all hosts of a virtual machine at once.
class TotalLossTest {

    @Test
    void journaled_tasks_go_on_on_the_host_that_is_started_then_and_of_the_others_the_loss_is_told()
            throws Exception {
        try (RealMachine vm = new RealMachine(2, "aeron")) {
            String counter = vm.spawn(Captured.Counter.class.getName(), "journaled", "h1", "2000");
            String idle = vm.spawn(Watcher.Idle.class.getName(), "migratable", "h2");
            String watcher =
                    vm.spawn(Watcher.class.getName(), "journaled", "h1", Watcher.decimal(idle));
            String opt = vm.spawn("opt", "journaled", "h2", "3", "20", "32", "1", "200");
            vm.awaitLine(counter, "begins");
            vm.awaitLine(watcher, "watching 1");
            feed(vm, counter, "h2");

            List<String> all =
                    vm.machine().hosts().stream().map(VmState.Host::name).sorted().toList();
            assertThat(all).containsExactly("h1", "h2");
            all.forEach(vm.machine()::kill);

            vm.await("h3", () -> vm.machine().hosts().stream().anyMatch(TotalLossTest::isThird));
            assertThat(vm.notes()).contains("all hosts have died; another one is started");
            feed(vm, counter, "h3");
            vm.awaitLine(watcher, "died " + idle);
            assertThat(vm.end(idle)).isEqualTo("LOST");
            assertThat(vm.outputAtEnd(counter))
                    .containsExactly("begins", "2000 messages, sum " + 2 * 500_500);
            assertThat(vm.outputAtEnd(opt))
                    .containsExactlyElementsOf(SerialOpt.lines("3", "20", "32", "1", "200"));
        }
    }

    private static boolean isThird(VmState.Host host) {
        return host.name().equals("h3");
    }

    private static void feed(RealMachine vm, String counter, String host) {
        var _ =
                vm.spawn(
                        Captured.Feeder.class.getName(),
                        "journaled",
                        host,
                        Watcher.decimal(counter),
                        "1000");
    }
}
