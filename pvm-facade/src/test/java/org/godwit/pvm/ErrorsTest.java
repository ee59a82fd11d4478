package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ErrorsTest {

    private final LoopbackMachine machine = new LoopbackMachine();
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void collect() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private List<String> printed() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void answers_of_the_mailbox_that_a_program_expects_are_not_printed() {
        machine.run(() -> {
            assertThat(pvm_recvinfo("none", 0, 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_delinfo("none", 0, 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_lookup("none", 0, null)).isEqualTo(PvmNotFound);
            assertThat(pvm_delete("none", 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_insert("a", 0, 1)).isZero();
            assertThat(pvm_insert("a", 0, 1)).isEqualTo(PvmDenied);
            assertThat(pvm_errno()).isEqualTo(PvmDenied);
            assertThat(printed()).isEmpty();
            pvm_freecontext(7);
            assertThat(printed()).hasSize(1).first().asString().endsWith("(): Not Found");
        });
    }

    @Test
    void an_error_is_printed_with_tid_function_and_text() {
        String[] me = new String[1];
        machine.run(() -> {
            me[0] = Integer.toHexString(pvm_mytid());
            pvm_upkushort(new short[1], 1, 1);
            pvm_setopt(99, 1);
            pvm_send(0, 1);
            pvm_parent();
            pvm_pstat(0x40fff);
            pvm_getcontext();
            assertThat(pvm_errno()).isEqualTo(PvmBadParam);
            assertThat(pvm_strerror()).isEqualTo("Bad parameter");
            pvm_perror("hello");
            pvm_perror(null);
        });
        assertThat(printed())
                .containsExactly(
                        "libpvm [t" + me[0] + "]: pvm_upkushort(): No current buffer",
                        "libpvm [t" + me[0] + "]: pvm_setopt(): Bad parameter",
                        "libpvm [t" + me[0] + "]: pvm_send(): Bad parameter",
                        "libpvm [t" + me[0] + "]: hello: Bad parameter",
                        "libpvm [t" + me[0] + "]: (null): Bad parameter");
    }

    @Test
    void a_call_outside_of_any_task_cannot_contact_the_machine() {
        assertThat(pvm_mytid()).isEqualTo(PvmSysErr);
        assertThat(pvm_initsend(PvmDataDefault)).isEqualTo(PvmSysErr);
        assertThat(pvm_exit()).isEqualTo(PvmSysErr);
        assertThat(pvm_errno()).isEqualTo(PvmSysErr);
        long pid = ProcessHandle.current().pid();
        assertThat(printed())
                .startsWith("libpvm [pid" + pid + "]: pvm_mytid(): Can't contact local daemon");
    }

    @Test
    void errors_are_silent_if_the_task_says_so() {
        machine.run(() -> {
            assertThat(pvm_setopt(PvmAutoErr, 0)).isEqualTo(1);
            assertThat(pvm_initsend(77)).isEqualTo(PvmBadParam);
            assertThat(pvm_errno()).isEqualTo(PvmBadParam);
        });
        assertThat(printed()).isEmpty();
    }

    @Test
    void a_call_within_a_call_prints_its_error_first() {
        machine.run(() -> {
            pvm_initsend(3);
            pvm_kill(0);
            pvm_psend(0, 1, new int[1], 1, PVM_INT);
            pvm_packf("%+ %d", 3, 1);
        });
        assertThat(printed().stream().map(l -> l.replaceFirst(".*]: ", "")))
                .containsExactly(
                        "pvm_mkbuf(): Bad parameter",
                        "pvm_initsend(): Bad parameter",
                        "pvm_sendsig(): Bad parameter",
                        "pvm_kill(): Bad parameter",
                        "pvm_send(): Bad parameter",
                        "pvm_psend(): Bad parameter",
                        "pvm_mkbuf(): Bad parameter",
                        "pvm_initsend(): Bad parameter",
                        "pvm_packf(): Bad parameter");
    }

    @Test
    void the_message_limit_is_explained() {
        machine.run(() -> {
            byte[] much = new byte[LoopbackMachine.MESSAGE_BYTES_MAX + 1];
            pvm_psend(pvm_mytid(), 1, much, much.length, PVM_BYTE);
        });
        assertThat(printed().get(0)).contains("godwit.message-bytes-max");
        assertThat(printed().get(1)).endsWith("pvm_psend(): Malloc failed");
    }

    @Test
    void an_error_may_end_the_task_but_not_the_process() {
        machine.run(() -> {
            int[] t = new int[3];
            String mistaken = Workers.Mistaken.class.getName();
            for (int autoErr = 1; autoErr <= 3; autoErr++) {
                int[] tid = new int[1];
                String[] argv = {String.valueOf(autoErr)};
                pvm_spawn(mistaken, argv, 0, "", 1, tid);
                t[autoErr - 1] = tid[0];
            }
            pvm_notify(PvmTaskExit, 20, 3, t);
            for (int i = 0; i < 3; i++) {
                pvm_recv(-1, 20);
            }
            assertThat(pvm_nrecv(t[0], 14)).isPositive();
            assertThat(pvm_nrecv(t[1], 14)).isZero();
            assertThat(pvm_nrecv(t[2], 14)).isZero();
        });
        assertThat(printed()).hasSize(4);
    }

    @Test
    void every_code_has_its_text() {
        assertThat(ErrorText.of(PvmIPLoopback))
                .isEqualTo("Master Host IP Address is Loopback! (See pvm3/Readme)");
        assertThat(ErrorText.of(0)).isEqualTo("Error 0");
        assertThat(ErrorText.of(-9)).isEqualTo("Error 9");
        assertThat(ErrorText.of(-37)).isEqualTo("Unknown Error");
        assertThat(ErrorText.of(1)).isEqualTo("Unknown Error");
    }
}
