package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.fake.FakeVm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class MachineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final FakeVm vm = new FakeVm();
    private final List<MachineEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        vm.close();
    }

    @Test
    void hosts_are_started_found_and_halted_and_no_process_is_left() throws Exception {
        List<VmState.Host> hosts;
        try (Machine machine = machine("artery")) {
            machine.addHosts(3);
            hosts = machine.hosts();

            assertThat(machine.client().hosts())
                    .extracting(HostLine::name)
                    .containsExactlyInAnyOrder("h1", "h2", "h3");
            machine.halt();
        }
        assertThat(hosts).hasSize(3).noneMatch(MachineTest::isAlive);
    }

    @Test
    void a_host_that_dies_is_noticed_and_the_others_are_told() throws Exception {
        try (Machine machine = machine("artery")) {
            machine.addHosts(2);
            String address = addressOf(machine, "h1");

            machine.kill("h1");

            await().atMost(PATIENCE).until(() -> vm.downed().equals(List.of(address)));
            assertThat(events).contains(new MachineEvent.HostDied("h1", 137));
            assertThat(machine.hosts()).extracting(VmState.Host::name).containsExactly("h2");
            assertThat(machine.client().hosts()).hasSize(1);
        }
    }

    @Test
    void when_all_hosts_have_died_another_one_is_started_but_not_again_and_again()
            throws Exception {
        try (Machine machine = machine("artery")) {
            machine.addHosts(1);

            machine.kill("h1");
            await().atMost(PATIENCE).until(() -> hostNames(machine).equals(List.of("h2")));
            assertThat(notes()).containsExactly("all hosts have died; another one is started");

            machine.kill("h2");
            await().atMost(PATIENCE).until(() -> notes().size() > 1);
            assertThat(notes())
                    .last()
                    .isEqualTo(
                            "all hosts have died again within 60 s, and none is started; see their"
                                    + " logs, then add one with ./pvm add");
            assertThat(machine.hosts()).isEmpty();
            assertThat(machine.addHost("").name()).isEqualTo("h3");
        }
    }

    @Test
    void the_last_host_that_leaves_in_good_order_is_not_replaced() throws Exception {
        try (Machine machine = machine("artery")) {
            machine.addHosts(1);

            vm.leave("h1");

            await().atMost(PATIENCE).until(() -> events.contains(new MachineEvent.HostLeft("h1")));
            assertThat(machine.isWithoutHost()).isTrue();
            assertThat(notes()).isEmpty();
        }
    }

    @Test
    void a_drained_host_leaves_and_is_no_casualty() throws Exception {
        try (Machine machine = machine("artery")) {
            machine.addHosts(2);

            machine.client().drain("h1", Duration.ofSeconds(5));

            await().atMost(PATIENCE).until(() -> events.contains(new MachineEvent.HostLeft("h1")));
            assertThat(vm.downed()).isEmpty();
        }
    }

    @Test
    void output_that_a_move_repeats_is_shown_once() throws Exception {
        try (Machine machine = machine("artery")) {
            machine.addHosts(2);
            VmClient client = machine.client();
            var opt = new VmClient.Spawn("opt", List.of("1", "60", "1", "1", "10"), 1, "", "");
            String tid = client.spawn(opt).getFirst();

            for (int i = 0; i < 5; i++) {
                client.move(tid, "");
            }

            await().atMost(PATIENCE)
                    .until(() ->
                            events.contains(new MachineEvent.TaskEnded(tid, "RETURNED", 0, "")));
            List<Long> lines =
                    events.stream()
                            .filter(MachineEvent.Output.class::isInstance)
                            .map(event -> ((MachineEvent.Output) event).line())
                            .toList();
            assertThat(lines).hasSize(61).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_host_that_cannot_join_is_refused_with_its_reason() throws Exception {
        try (Machine machine = machine("artery")) {
            assertThatThrownBy(() -> machine.addHost("refused"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("host refused cannot join: its version is too old");
            assertThatThrownBy(() -> machine.addHost("broken"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith(
                            "host broken ended with exit code 1 before it was ready (boom); its log"
                                    + " is ");
            assertThat(machine.hosts()).isEmpty();
        }
    }

    @Test
    void a_host_whose_port_was_taken_meanwhile_gets_another_one() throws Exception {
        try (Machine machine = machine("artery")) {
            assertThat(machine.addHost("unlucky").name()).isEqualTo("unlucky");
            assertThat(machine.hosts()).hasSize(1);
        }
    }

    @Test
    void a_name_is_given_once() throws Exception {
        try (Machine machine = machine("artery")) {
            machine.addHost("anna");

            assertThatThrownBy(() -> machine.addHost("anna"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("there is a host named 'anna' already");
        }
    }

    @Test
    void without_a_host_the_virtual_machine_says_what_to_do() throws Exception {
        try (Machine machine = machine("artery")) {
            assertThatThrownBy(() -> machine.client().hosts())
                    .hasMessage("the virtual machine has no host; add one with ./pvm add");
        }
    }

    @Test
    void a_journal_that_is_not_there_is_named() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        vm.close();
        MachineSettings settings =
                new MachineSettings(
                        "test",
                        0,
                        directory.toString(),
                        0,
                        "embedded",
                        "127.0.0.1:" + port,
                        "artery",
                        "journaled",
                        16,
                        "",
                        "");

        assertThatThrownBy(() -> Machine.start(settings, "secret", events::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no journal answers at 127.0.0.1:" + port);
    }

    @Test
    void the_media_driver_of_the_machine_takes_its_directory_along_when_it_stops()
            throws Exception {
        Path aeron;
        try (AeronDriver driver = AeronDriver.start("test")) {
            aeron = Path.of(driver.directory());
            assertThat(aeron).isDirectory();
        }
        assertThat(Files.exists(aeron)).isFalse();
    }

    private Machine machine(String plane) throws IOException {
        return Machine.start(TestMachines.settings(directory, vm, plane), "secret", events::add);
    }

    private static List<String> hostNames(Machine machine) {
        return machine.hosts().stream().map(VmState.Host::name).toList();
    }

    private List<String> notes() {
        return events.stream()
                .filter(MachineEvent.Note.class::isInstance)
                .map(event -> ((MachineEvent.Note) event).text())
                .toList();
    }

    private static String addressOf(Machine machine, String name) {
        return machine.client().hosts().stream()
                .filter(host -> host.name().equals(name))
                .map(HostLine::address)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAlive(VmState.Host host) {
        return ProcessHandle.of(host.pid()).map(ProcessHandle::isAlive).orElse(false);
    }
}
