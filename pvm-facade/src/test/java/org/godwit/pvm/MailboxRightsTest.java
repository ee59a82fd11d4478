package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.MailboxTest.listed;
import static org.godwit.pvm.MailboxTest.made;
import static org.godwit.pvm.MailboxTest.unpacked;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

/// What several tasks may do to each other's entries, and what becomes of these.
class MailboxRightsTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    /// Runs a program of this file as a child and waits for its end.
    private static void runChild(Class<?> program) {
        int[] tid = new int[1];
        assertThat(pvm_spawn(program.getName(), null, 0, "", 1, tid)).isEqualTo(1);
        pvm_notify(PvmTaskExit, 5, 1, tid);
        pvm_recv(-1, 5);
        // the mailbox is told of the end by a message of its own
        while (listed("*").contains(Integer.toString(tid[0]))) {
            Thread.onSpinWait();
        }
    }

    /// Tries its rights on its parent's entries.
    static final class Stranger {
        public static void main(String[] argv) {
            assertThat(pvm_putinfo("mine", made(9), PvmMboxOverWritable)).isEqualTo(PvmDenied);
            assertThat(pvm_putinfo("mine", made(9), PvmMboxMultiInstance)).isEqualTo(1);
            assertThat(pvm_delinfo("mine", 0, 0)).isEqualTo(PvmDenied);
            int take = PvmMboxReadAndDelete;
            assertThat(pvm_recvinfo("mine", 0, take)).isEqualTo(PvmDenied);
            assertThat(pvm_recvinfo("mine", 0, take | PvmMboxWaitForInfo)).isEqualTo(PvmDenied);
            assertThat(pvm_recvinfo("mine", 0, 0)).isPositive();
            assertThat(pvm_putinfo("share", made(9), 0)).isZero();
            assertThat(pvm_delinfo("share", 0, 0)).isZero();
            assertThat(pvm_delinfo("share2", 0, 0)).isZero();
            assertThat(pvm_insert("ints", 0, 9)).isEqualTo(PvmDupEntry);
            assertThat(pvm_delete("ints", 0)).isEqualTo(PvmDenied);
            pvm_putinfo("passed", made(9), 0);
            pvm_putinfo("done", made(1), PvmMboxPersistent | PvmMboxOverWritable);
        }
    }

    @Test
    void others_may_replace_and_delete_what_is_overwritable_only() {
        machine.run(() -> {
            pvm_putinfo("mine", made(1), 0);
            pvm_putinfo("share", made(1), PvmMboxOverWritable);
            pvm_putinfo("share2", made(1), PvmMboxOverWritable);
            pvm_putinfo("passed", made(1), PvmMboxOverWritable);
            pvm_insert("ints", 0, 1);
            runChild(Stranger.class);
            assertThat(listed("*"))
                    .as("the stranger got to its end; what it had put or taken over is gone")
                    .isEqualTo("mine[0][0][me] ints[0][3][me] done[0][5][0]");
        });
    }

    /// Leaves entries of every kind behind.
    static final class Deceased {
        public static void main(String[] argv) {
            pvm_putinfo("temp", made(1), 0);
            pvm_putinfo("pers", made(2), PvmMboxPersistent);
            pvm_putinfo("both", made(3), PvmMboxPersistent | PvmMboxOverWritable);
            pvm_insert("ints", -1, 4);
        }
    }

    @Test
    void persistent_entries_outlive_their_owner_and_only_overwritable_ones_can_be_changed_then() {
        machine.run(() -> {
            runChild(Deceased.class);
            assertThat(listed("*")).isEqualTo("pers[0][1][0] both[0][5][0] ints[0][3][0]");
            assertThat(pvm_putinfo("pers", made(9), 0)).isEqualTo(PvmDenied);
            assertThat(pvm_delinfo("pers", 0, 0)).isEqualTo(PvmDenied);
            assertThat(pvm_recvinfo("pers", 0, PvmMboxReadAndDelete)).isEqualTo(PvmDenied);
            assertThat(pvm_recvinfo("pers", 0, 0)).isPositive();
            assertThat(unpacked()).isEqualTo(2);
            assertThat(pvm_putinfo("both", made(9), PvmMboxOverWritable)).isZero();
            assertThat(listed("both")).isEqualTo("both[0][4][me]");
        });
    }

    /// Puts what its parent waits for, and other things before.
    static final class Putter {
        public static void main(String[] argv) {
            pvm_putinfo("other", made(1), 0);
            pvm_putinfo("later", made(2), PvmMboxDirectIndex(2));
            pvm_putinfo("later", made(3), PvmMboxDirectIndex(3));
            pvm_recv(pvm_parent(), 8);
            pvm_putinfo("any", made(4), PvmMboxDirectIndex(7) | PvmMboxOverWritable);
            pvm_recv(pvm_parent(), 8);
            pvm_putinfo("locked", made(5), 0);
            pvm_recv(pvm_parent(), 8);
        }
    }

    @Test
    void a_receive_waits_for_its_entry_and_is_denied_what_it_may_not_take() {
        machine.run(() -> {
            int[] tid = new int[1];
            pvm_spawn(Putter.class.getName(), null, 0, "", 1, tid);
            assertThat(pvm_recvinfo("later", 3, PvmMboxWaitForInfo)).isPositive();
            assertThat(unpacked()).isEqualTo(3);
            pvm_initsend(PvmDataDefault);
            pvm_send(tid[0], 8);
            int any = PvmMboxWaitForInfo | PvmMboxFirstAvail | PvmMboxReadAndDelete;
            assertThat(pvm_recvinfo("any", 2, any)).isPositive();
            assertThat(unpacked()).isEqualTo(4);
            assertThat(listed("any")).isEmpty();
            pvm_send(tid[0], 8);
            assertThat(pvm_recvinfo("locked", 0, any)).isEqualTo(PvmDenied);
            pvm_send(tid[0], 8);
        });
    }
}
