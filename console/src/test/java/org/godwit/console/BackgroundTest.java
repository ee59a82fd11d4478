package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;
import org.godwit.console.fake.FakeHost;
import org.godwit.console.fake.FakeVm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

class BackgroundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path home;

    private final FakeVm vm = new FakeVm();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private String port = "";

    @BeforeEach
    void choosePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(free.getLocalPort());
        }
    }

    @AfterEach
    void end() {
        directory().read().flatMap(state -> ProcessHandle.of(state.pid())).ifPresent(this::kill);
        vm.close();
    }

    private void kill(ProcessHandle machine) {
        machine.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !machine.isAlive());
    }

    @Test
    void a_virtual_machine_lives_from_start_to_halt() {
        assertThat(start(2)).isZero();
        assertThat(out.toString())
                .contains("virtual machine vm" + port)
                .contains("h1")
                .contains("h2");
        List<Long> processes = processes();
        assertThat(processes).hasSize(3);

        assertThat(pvm("conf")).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(pvm("spawn", "--wait", "hello", "-x")).isZero();
        assertThat(out.toString().lines()).containsExactly("hello", "world-x");
        assertThat(pvm("spawn", "--wait", "fail")).isEqualTo(1);
        assertThat(err.toString()).contains("ended: FAILED (division by zero)");
        assertThat(pvm("spawn", "nonsense")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no program 'nonsense'");
        assertThat(pvm("spawn", "sleeper")).isZero();
        String tid = out.toString().strip();
        assertThat(pvm("ps")).isZero();
        assertThat(out.toString()).contains(tid).contains("sleeper");
        assertThat(pvm("move", tid)).isZero();
        assertThat(out.toString()).contains("9.8 ms").contains("1.4 MB").contains("moved");
        assertThat(pvm("kill", tid)).isZero();
        assertThat(pvm("kill", tid)).isEqualTo(1);
        assertThat(pvm("rebalance")).isZero();
        assertThat(pvm("add", "anna")).isZero();
        assertThat(out.toString()).startsWith("host anna takes work");
        assertThat(pvm("add", "refused")).isEqualTo(1);
        assertThat(err.toString()).contains("host refused cannot join: its version is too old");
        assertThat(pvm("drain", "h1")).isZero();
        processes = processes();

        assertThat(pvm("halt")).isZero();
        assertThat(out.toString()).contains("halted the virtual machine on port " + port);
        assertThat(processes).noneMatch(BackgroundTest::isAlive);
        assertThat(directory().read()).isEmpty();
    }

    @Test
    void a_second_virtual_machine_on_the_port_is_refused_and_the_first_stays() throws Exception {
        start(1);

        assertThat(start(1)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith(
                        "pvm: port %s is in use by the virtual machine vm%s (machine process"
                                .formatted(port, port))
                .contains("./pvm halt --port " + port)
                .contains("give another one with --port");
        assertThat(pvm("conf")).isZero();
    }

    @Test
    void hosts_end_with_their_machine_process_even_if_that_is_killed() {
        start(2);
        List<Long> processes = processes();

        ProcessHandle.of(processes.getFirst()).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> processes.stream().noneMatch(BackgroundTest::isAlive));
        assertThat(pvm("conf")).isEqualTo(1);
        assertThat(err.toString()).contains("no virtual machine on port " + port);
        assertThat(start(1)).as("a new start on the same port").isZero();
    }

    @Test
    void the_state_with_its_token_is_for_its_user_alone() throws Exception {
        start(1);
        Path state = directory().path().resolve("machine.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rw-------");
    }

    private int start(int hosts) {
        return pvm(
                "start",
                "--hosts",
                Integer.toString(hosts),
                "--plane",
                "artery",
                "--journal-address",
                vm.address());
    }

    private int pvm(String command, String... rest) {
        out = new StringWriter();
        err = new StringWriter();
        ConsoleContext context =
                new ConsoleContext(
                        home,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        FakeHost.class.getName());
        String[] words = new String[rest.length + 3];
        words[0] = command;
        words[1] = "--port";
        words[2] = port;
        System.arraycopy(rest, 0, words, 3, rest.length);
        return Console.run(context, words);
    }

    private VmDirectory directory() {
        return VmDirectory.of(home, Integer.parseInt(port));
    }

    /// The machine process first, then its hosts.
    private List<Long> processes() {
        VmState state = directory().read().orElseThrow();
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(state.pid()),
                        state.hosts().stream().map(VmState.Host::pid))
                .toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
