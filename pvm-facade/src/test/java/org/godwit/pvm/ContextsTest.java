package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

/// Contexts that tasks ask for.
class ContextsTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    @Test
    void numbers_count_up_under_the_host_and_are_not_used_again_at_once() {
        machine.run(() -> {
            assertThat(pvm_newcontext()).isEqualTo(0x40001);
            assertThat(pvm_newcontext()).isEqualTo(0x40002);
            assertThat(pvm_freecontext(0x40002)).isEqualTo(PvmOk);
            assertThat(pvm_freecontext(0x40002)).isEqualTo(PvmNotFound);
            assertThat(pvm_newcontext()).isEqualTo(0x40003);
            assertThat(pvm_freecontext(12345)).isEqualTo(PvmNotFound);
            assertThat(pvm_freecontext(-1)).isEqualTo(PvmNotFound);
            assertThat(pvm_freecontext(0)).as("asks for a new one").isEqualTo(0x40004);
        });
    }

    /// Asks for a context, shows it to its parent and waits until it may end.
    static final class Asker {
        public static void main(String[] argv) {
            assertThat(pvm_freecontext(0x40001)).isEqualTo(PvmNotFound);
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {pvm_newcontext()}, 1, 1);
            pvm_send(pvm_parent(), 3);
            pvm_recv(pvm_parent(), 4);
        }
    }

    @Test
    void only_the_task_that_asked_gives_a_context_back_and_its_end_does() {
        machine.run(() -> {
            assertThat(pvm_newcontext()).isEqualTo(0x40001);
            int[] tid = new int[1];
            pvm_spawn(Asker.class.getName(), null, 0, "", 1, tid);
            pvm_recv(tid[0], 3);
            int[] context = new int[1];
            pvm_upkint(context, 1, 1);
            assertThat(context).containsExactly(0x40002);
            assertThat(pvm_freecontext(0x40002)).isEqualTo(PvmNotFound);
            pvm_initsend(PvmDataDefault);
            pvm_send(tid[0], 4);
            pvm_notify(PvmTaskExit, 5, 1, tid);
            pvm_recv(-1, 5);
            assertThat(pvm_freecontext(0x40001)).isEqualTo(PvmOk);
        });
    }
}
