package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.console.certs.CertificateMaker;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.RefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// A virtual machine whose hosts talk TLS, and hosts that it does not let in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private static final String SOON = "godwit.host.join-deadline = 2s";

    private Path others;
    private RealMachine vm;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Path own = directory.resolve("own");
        others = directory.resolve("others");
        new CertificateMaker(List.of("127.0.0.1"), 1).make(own);
        new CertificateMaker(List.of("127.0.0.1"), 1).make(others);
        vm = new RealMachine(2, "artery", List.of(tls(own)));
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    private static String tls(Path directory) {
        return "godwit.tls.dir = \"%s\"".formatted(directory);
    }

    @Test
    void a_program_runs_over_two_hosts_and_its_task_moves() {
        List<String> hosts = vm.hostNames();
        String counter =
                vm.spawn(Captured.Counter.class.getName(), "journaled", hosts.getFirst(), "30");
        vm.awaitLine(counter, "begins");
        feed(counter, hosts.getLast(), 10);

        assertThat(vm.client().move(counter, "")).hasSize(1).allMatch(move -> move.isDone());
        feed(counter, hosts.getFirst(), 20);

        assertThat(vm.outputAtEnd(counter)).containsExactly("begins", "30 messages, sum 265");
    }

    private void feed(String counter, String from, int numbers) {
        String feeder =
                vm.spawn(
                        Captured.Feeder.class.getName(),
                        "journaled",
                        from,
                        Watcher.decimal(counter),
                        "" + numbers);
        vm.outputAtEnd(feeder);
    }

    @Test
    void a_host_with_a_certificate_of_another_authority_does_not_join() {
        assertThatThrownBy(() -> vm.machine().addHost("stranger", List.of(SOON, tls(others))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'stranger' cannot join")
                .hasMessageContaining("do not believe each other's certificates")
                .hasMessageContaining(others.toString());
        assertThat(names()).doesNotContain("stranger");
    }

    @Test
    void a_host_without_a_certificate_does_not_join() {
        assertThatThrownBy(
                        () -> vm.machine().addHost("plain", List.of(SOON, "godwit.tls.dir = \"\"")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'plain' cannot join")
                .hasMessageContaining("the host there wants TLS, and this one has no certificate");
        assertThat(names()).doesNotContain("plain");
    }

    private List<String> names() {
        return vm.client().hosts().stream().map(HostLine::name).toList();
    }
}
