package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class SignalsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int USR1 = 10;

    private final LoopbackMachine machine = new LoopbackMachine();

    private static int spawn(String... argv) {
        int[] tids = new int[1];
        assertThat(pvm_spawn("org.godwit.pvm.Patient", argv, 0, null, 1, tids)).isEqualTo(1);
        assertThat(pvm_trecv(tids[0], 11, PATIENCE)).isPositive();
        pvm_notify(PvmTaskExit, 28, 1, tids);
        return tids[0];
    }

    @Test
    void a_handler_runs_inside_a_call_that_receives_and_the_call_goes_on() {
        machine.run(() -> {
            int tid = spawn("handles");
            assertThat(pvm_sendsig(tid, USR1)).isEqualTo(PvmOk);
            assertThat(pvm_trecv(tid, 15, PATIENCE)).isPositive();
            int[] signum = new int[1];
            pvm_upkint(signum, 1, 1);
            assertThat(signum[0]).isEqualTo(USR1);
            pvm_initsend(PvmDataDefault);
            pvm_send(tid, 99);
            assertThat(pvm_trecv(tid, 12, PATIENCE)).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, USR1, 14, 15})
    void a_signal_without_a_handler_ends_the_task(int signum) {
        machine.run(() -> {
            int tid = spawn();
            assertThat(pvm_sendsig(tid, signum)).isEqualTo(PvmOk);
            assertThat(pvm_trecv(-1, 28, PATIENCE)).isPositive();
            assertThat(pvm_pstat(tid)).isEqualTo(PvmNoTask);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 18, 19, 23, 28, 65, -5})
    void some_signals_do_nothing(int signum) {
        machine.run(() -> {
            int tid = spawn();
            assertThat(pvm_sendsig(tid, signum)).isEqualTo(PvmOk);
            pvm_initsend(PvmDataDefault);
            pvm_send(tid, 99);
            assertThat(pvm_trecv(tid, 12, PATIENCE)).isPositive();
        });
    }

    @Test
    void a_signal_is_sent_to_tasks_only_and_need_not_find_one() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_sendsig(0, USR1)).isEqualTo(PvmBadParam);
            assertThat(pvm_sendsig(pvm_tidtohost(pvm_mytid()), USR1)).isEqualTo(PvmBadParam);
            assertThat(pvm_sendsig(pvm_tidtohost(pvm_mytid()) + 0x3fff0, USR1)).isEqualTo(PvmOk);
        });
    }

    @Test
    void a_handler_can_be_taken_away_and_some_signals_have_none() {
        machine.run(() -> {
            int[] count = new int[1];
            assertThat(PvmSignals.handle(USR1, _ -> count[0]++)).isEqualTo(PvmOk);
            pvm_sendsig(pvm_mytid(), USR1);
            pvm_sendsig(pvm_mytid(), USR1);
            pvm_probe(-1, -1);
            assertThat(count[0]).isEqualTo(2);
            assertThat(PvmSignals.handle(USR1, null)).isEqualTo(PvmOk);
            assertThat(PvmSignals.handle(9, _ -> {})).isEqualTo(PvmBadParam);
            assertThat(PvmSignals.handle(15, _ -> {})).isEqualTo(PvmBadParam);
            assertThat(PvmSignals.handle(0, _ -> {})).isEqualTo(PvmBadParam);
            assertThat(PvmSignals.handle(65, _ -> {})).isEqualTo(PvmBadParam);
            pvm_sendsig(pvm_mytid(), USR1);
            pvm_probe(-1, -1);
            throw new AssertionError("a signal without a handler has not ended the task");
        });
        assertThat(PvmSignals.handle(USR1, null)).isEqualTo(PvmSysErr);
    }

    @Test
    void what_is_exported_reaches_the_child() {
        machine.run(() -> {
            PvmEnvironment.set("GODWIT_A", "one");
            assertThat(PvmEnvironment.get("GODWIT_A")).isEqualTo("one");
            pvm_export("GODWIT_A");
            assertThat(PvmEnvironment.get("PVM_EXPORT")).isEqualTo("GODWIT_A");
            int[] tids = new int[1];
            pvm_spawn("org.godwit.pvm.Inheritor", null, 0, ":/tmp/there", 1, tids);
            assertThat(pvm_trecv(tids[0], 10, PATIENCE)).isPositive();
            String[] text = new String[1];
            pvm_upkstr(text);
            assertThat(text[0]).isEqualTo("one GODWIT_A /tmp/there");
        });
    }
}
