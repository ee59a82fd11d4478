package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.godwit.console.bench.programs.Churn;
import org.godwit.console.client.JournalLine;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.examples.opt.SerialOpt;
import org.godwit.persistence.postgresql.PostgresJournal;
import org.godwit.persistence.postgresql.PostgresSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/// A virtual machine whose journal is a real PostgreSQL database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresVmTest {

    private EmbeddedPostgres server;
    private RealMachine vm;

    @BeforeAll
    void start() throws Exception {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        assertThatThrownBy(() -> machine(1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("./pvm journal init");
        new PostgresJournal(
                        PostgresSettings.of(
                                ConfigFactory.parseString(String.join("\n", settings()))))
                .init();
        vm = machine(3);
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
        server.close();
    }

    private RealMachine machine(int hosts) throws Exception {
        return new RealMachine("postgresql", hosts, "aeron", settings());
    }

    private List<String> settings() {
        return List.of(
                "godwit.journal.postgresql.url = \"jdbc:postgresql://127.0.0.1:%d/postgres\""
                        .formatted(server.getPort()),
                "godwit.journal.postgresql.user = postgres");
    }

    @Test
    void a_running_task_moves_through_the_database_and_ends_with_the_same_bits() {
        long rounds = 3_000;
        String tid = vm.spawn(Churn.class.getName(), "migratable", "", "" + rounds, "0");
        vm.await(tid + " to be placed", () -> vm.task(tid).isPresent());
        List<MoveLine> moves = vm.client().move(tid, "");

        assertThat(moves).hasSize(1).allMatch(MoveLine::isDone);
        assertThat(vm.outputAtEnd(tid)).containsExactly(Churn.digestAfter(rounds));
    }

    @Test
    void journaled_tasks_survive_kill_9_of_their_host() throws Exception {
        String opt = vm.spawn("opt", "journaled", "", "3", "20", "32", "1", "200");
        vm.await("output", () -> !vm.output(opt).isEmpty() || vm.task(opt).isPresent());

        vm.machine().kill(vm.hostNames().getLast());

        assertThat(vm.outputAtEnd(opt))
                .containsExactlyElementsOf(SerialOpt.lines("3", "20", "32", "1", "200"));
        JournalLine journal = vm.machine().journal();
        assertThat(journal.profile()).isEqualTo("postgresql");
        assertThat(journal.events()).isPositive();
        assertThat(journal.ids()).isGreaterThan(2);
    }

    @Test
    void a_second_virtual_machine_on_the_same_journal_is_refused() {
        assertThatThrownBy(() -> machine(1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is used by the virtual machine test");
    }
}
