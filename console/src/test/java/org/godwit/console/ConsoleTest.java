package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.fake.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

class ConsoleTest {

    @TempDir Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "start",
                "add",
                "conf",
                "ps",
                "spawn",
                "move",
                "rebalance",
                "drain",
                "certs",
                "kill",
                "halt",
                "demo",
                "check",
                "simulate",
                "version"
            })
    void every_command_explains_itself(String command) {
        assertThat(pvm(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: pvm " + command);
    }

    @Test
    void help_lists_the_commands() {
        assertThat(pvm("--help")).isZero();
        assertThat(out.toString()).contains("rebalance").contains("Exit codes:");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "dance",
                "conf --wings",
                "move",
                "move 12xz",
                "kill",
                "spawn",
                "spawn -n 0 hello",
                "spawn --durability solid hello",
                "drain --deadline 0 h1",
                "start --hosts 0",
                "start --plane paper",
                "start --journal stone",
                "start --journal-address here",
                "start --containers 4000",
                "start --durability solid",
                "start --port 70000",
                "demo --epochs 3",
                "check",
                "check hello opt",
                "simulate",
                "simulate --seeds 0",
                "simulate --seeds 2 --trace"
            })
    void wrong_use_has_exit_code_2_and_no_stack_trace(String line) {
        assertThat(pvm(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void wrong_use_names_the_value_and_what_would_be_right() {
        pvm("start", "--plane", "paper");
        pvm("spawn", "--durability", "solid", "hello");
        pvm("move", "12xz");

        assertThat(err.toString())
                .contains("--plane 'paper' is unknown; it is aeron or artery")
                .contains("unknown durability 'solid'; it is 'journaled' or 'migratable'")
                .contains("not a tid: '12xz'");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "add",
                "conf",
                "ps",
                "spawn hello",
                "move t40001",
                "rebalance",
                "drain h1",
                "kill t40001",
                "halt"
            })
    void without_a_virtual_machine_commands_are_refused(String line) {
        assertThat(pvm(line.split(" "))).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "pvm: no virtual machine on port 4660; start one with ./pvm start\n");
    }

    @Test
    void a_port_that_something_else_uses_is_named_with_its_owner() throws Exception {
        try (ServerSocket owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(owner.getLocalPort());

            assertThat(pvm("start", "--port", port)).isEqualTo(1);

            assertThat(err.toString())
                    .startsWith(
                            "pvm: port "
                                    + port
                                    + " is in use by process "
                                    + ProcessHandle.current().pid())
                    .contains("give another one with --port");
        }
    }

    @Test
    void a_class_path_that_is_not_there_is_named() {
        assertThat(pvm("start", "--cp", "/no/such.jar")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no '/no/such.jar'");
    }

    @Test
    void simulate_counts_its_seeds_and_tells_how_fast() {
        assertThat(pvm("simulate", "--seeds", "20", "--seed", "3")).isZero();
        assertThat(out.toString()).startsWith("no promise broke: 20 runs, ").contains("seeds/s");
    }

    @Test
    void simulate_tells_a_run_step_by_step() {
        assertThat(pvm("simulate", "--seeds", "1", "--seed", "7", "--trace")).isZero();
        assertThat(out.toString().lines().toList().getLast())
                .startsWith("seed 7: no promise broke");
    }

    @Test
    void simulate_answers_in_json() {
        assertThat(pvm("simulate", "--seeds", "5", "--json")).isZero();
        assertThat(out.toString()).contains("\"runs\" : 5").contains("\"failure\" : { }");
    }

    private int pvm(String... args) {
        ConsoleContext context =
                new ConsoleContext(
                        home,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        FakeHost.class.getName());
        return Console.run(context, args);
    }
}
