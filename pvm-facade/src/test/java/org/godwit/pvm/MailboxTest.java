package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Objects;

/// The mailbox as the real PVM 3.4.6 answers, but for what docs/differences.md lists.
class MailboxTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    /// A buffer that holds an int.
    static int made(int value) {
        int buffer = pvm_mkbuf(PvmDataDefault);
        int before = pvm_setsbuf(buffer);
        pvm_pkint(new int[] {value}, 1, 1);
        pvm_setsbuf(before);
        return buffer;
    }

    static int unpacked() {
        int[] value = {-99};
        pvm_upkint(value, 1, 1);
        return value[0];
    }

    /// One class as `name[indices][flags][owners]`, the caller being "me".
    static String listed(@Nullable String pattern) {
        int[] count = new int[1];
        PvmMboxInfo[][] classes = new PvmMboxInfo[1][];
        assertThat(pvm_getmboxinfo(pattern, count, classes)).isEqualTo(PvmOk);
        assertThat(classes[0]).hasSize(count[0]);
        StringBuilder text = new StringBuilder();
        for (PvmMboxInfo each : classes[0]) {
            assertThat(each.mi_indices()).hasSize(each.mi_nentries());
            String owners =
                    Arrays.toString(each.mi_owners()).replace(Integer.toString(pvm_mytid()), "me");
            text.append(each.mi_name())
                    .append(Arrays.toString(each.mi_indices()))
                    .append(Arrays.toString(each.mi_flags()))
                    .append(owners)
                    .append(' ');
        }
        return text.toString().trim();
    }

    @Test
    void a_default_entry_is_at_index_0_and_its_owner_may_put_it_again() {
        machine.run(() -> {
            assertThat(pvm_putinfo("b", made(1), PvmMboxDefault)).isZero();
            assertThat(pvm_putinfo("b", made(2), PvmMboxDefault)).isZero();
            assertThat(pvm_recvinfo("b", 0, PvmMboxDefault)).isPositive();
            assertThat(unpacked()).isEqualTo(2);
            assertThat(listed("*")).isEqualTo("b[0][0][me]");
        });
    }

    @Test
    void instances_take_the_lowest_free_index_from_the_one_that_is_named() {
        machine.run(() -> {
            int multi = PvmMboxMultiInstance;
            assertThat(pvm_putinfo("c", made(4), multi)).isEqualTo(0);
            assertThat(pvm_putinfo("c", made(5), multi)).isEqualTo(1);
            assertThat(pvm_putinfo("c", made(6), multi)).isEqualTo(2);
            assertThat(pvm_putinfo("c", made(7), PvmMboxDirectIndex(7))).isEqualTo(7);
            assertThat(pvm_putinfo("c", made(8), PvmMboxDirectIndex(5) | multi)).isEqualTo(5);
            assertThat(pvm_putinfo("c", made(9), PvmMboxDirectIndex(5) | multi)).isEqualTo(6);
            assertThat(pvm_delinfo("c", 1, 0)).isEqualTo(1);
            assertThat(pvm_putinfo("c", made(10), multi)).isEqualTo(1);
            assertThat(listed("c"))
                    .isEqualTo(
                            "c[0, 1, 2, 5, 6, 7][2, 2, 2, 5122, 5122, 7168][me, me, me, me, me,"
                                    + " me]");
        });
    }

    @Test
    void direct_indices_go_up_to_their_limit() {
        machine.run(() -> {
            int last = PvmMboxMaxDirectIndex - 1;
            assertThat(PvmMboxDirectIndexOf(PvmMboxDirectIndex(77) | 5)).isEqualTo(77);
            assertThat(PvmMboxDirectIndexOf(PvmMboxDirectIndex(last))).isEqualTo(last);
            assertThat(pvm_putinfo("d", made(1), PvmMboxDirectIndex(last))).isEqualTo(last);
            assertThat(pvm_putinfo("d", made(1), Integer.MIN_VALUE)).isZero();
            assertThat(pvm_putinfo("d", made(1), -1)).isEqualTo(last + 1);
        });
    }

    @Test
    void bad_names_buffers_and_indices_are_refused() {
        machine.run(() -> {
            assertThat(pvm_putinfo(null, made(1), 0)).isEqualTo(PvmBadParam);
            assertThat(pvm_putinfo("", made(1), 0)).isEqualTo(PvmBadParam);
            assertThat(pvm_putinfo("b", 0, 0)).isEqualTo(PvmNoSuchBuf);
            assertThat(pvm_putinfo("b", -1, 0)).isEqualTo(PvmNoSuchBuf);
            assertThat(pvm_putinfo("b", 4711, 0)).isEqualTo(PvmNoSuchBuf);
            assertThat(pvm_recvinfo(null, 0, 0)).isEqualTo(PvmBadParam);
            assertThat(pvm_recvinfo("", 0, 0)).isEqualTo(PvmBadParam);
            assertThat(pvm_recvinfo("b", -1, PvmMboxFirstAvail)).isEqualTo(PvmBadParam);
            assertThat(pvm_recvinfo("b", 0, 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_delinfo(null, 0, 0)).isEqualTo(PvmBadParam);
            assertThat(pvm_delinfo("b", -1, 0)).isEqualTo(PvmBadParam);
            assertThat(pvm_delinfo("b", 0, 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_getmboxinfo("*", new int[0], null)).isEqualTo(PvmBadParam);
        });
    }

    @Test
    void what_is_received_is_a_copy_with_header_and_encoding_and_becomes_active() {
        machine.run(() -> {
            PvmMInfo info = new PvmMInfo();
            int buffer = made(77);
            pvm_getminfo(buffer, info);
            info.ctx = 5;
            info.tag = 6;
            info.wid = 7;
            info.src = 0x40099;
            info.dst = 0x40098;
            pvm_setminfo(buffer, info);
            assertThat(pvm_putinfo("hdr", buffer, 0)).isZero();
            pvm_freebuf(buffer);

            int first = pvm_recvinfo("hdr", 0, 0);
            assertThat(pvm_getrbuf()).isEqualTo(first);
            PvmMInfo got = new PvmMInfo();
            pvm_getminfo(first, got);
            assertThat(new int[] {got.len, got.ctx, got.tag, got.wid, got.enc, got.src, got.dst})
                    .containsExactly(4, 5, 6, 7, 0x10000000, 0x40099, 0x40098);
            assertThat(unpacked()).isEqualTo(77);

            int second = pvm_recvinfo("hdr", 0, 0);
            assertThat(pvm_getrbuf()).isEqualTo(second);
            assertThat(pvm_bufinfo(first, null, null, null))
                    .as("the previous receive buffer is freed")
                    .isEqualTo(PvmNoSuchBuf);
            assertThat(unpacked()).isEqualTo(77);
        });
    }

    @Test
    void raw_empty_and_in_place_messages_come_back() {
        machine.run(() -> {
            for (int encoding : new int[] {PvmDataRaw, PvmDataInPlace}) {
                int buffer = pvm_mkbuf(encoding);
                pvm_setsbuf(buffer);
                pvm_pkint(new int[] {1, 2}, 2, 1);
                pvm_putinfo("raw", buffer, 0);
                int[] bytes = new int[1];
                pvm_bufinfo(pvm_recvinfo("raw", 0, 0), bytes, null, null);
                assertThat(bytes[0]).isEqualTo(8);
                assertThat(unpacked()).isEqualTo(1);
            }
            assertThat(pvm_putinfo("empty", pvm_mkbuf(PvmDataDefault), 0)).isZero();
            assertThat(pvm_recvinfo("empty", 0, 0)).isPositive();
            assertThat(pvm_upkint(new int[1], 1, 1)).isEqualTo(PvmNoData);
        });
    }

    @Test
    void a_receive_that_finds_nothing_frees_the_receive_buffer_and_leaves_an_empty_one() {
        machine.run(() -> {
            pvm_putinfo("b", made(3), 0);
            int active = pvm_recvinfo("b", 0, 0);
            assertThat(pvm_recvinfo("b", 1, 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_getrbuf()).isPositive().isNotEqualTo(active);
            assertThat(pvm_bufinfo(active, null, null, null)).isEqualTo(PvmNoSuchBuf);
            assertThat(pvm_upkint(new int[1], 1, 1)).isEqualTo(PvmNoData);
        });
    }

    @Test
    void first_available_and_read_and_delete_take_entries_out_one_by_one() {
        machine.run(() -> {
            for (int value = 10; value < 13; value++) {
                pvm_putinfo("q", made(value), PvmMboxMultiInstance);
            }
            int take = PvmMboxFirstAvail | PvmMboxReadAndDelete;
            assertThat(pvm_recvinfo("q", 1, PvmMboxFirstAvail)).isPositive();
            assertThat(unpacked()).isEqualTo(11);
            for (int value = 10; value < 13; value++) {
                assertThat(pvm_recvinfo("q", 0, take)).isPositive();
                assertThat(unpacked()).isEqualTo(value);
            }
            assertThat(pvm_recvinfo("q", 0, take)).isEqualTo(PvmNotFound);
            assertThat(listed("*")).as("no class is empty").isEmpty();
        });
    }

    @Test
    void listings_search_for_a_part_of_the_name_in_which_a_star_is_anything() {
        machine.run(() -> {
            for (String name : new String[] {"c_one", "a.b", "s*r", "xc_"}) {
                pvm_putinfo(name, made(1), 0);
            }
            String all = "c_one[0][0][me] a.b[0][0][me] s*r[0][0][me] xc_[0][0][me]";
            assertThat(listed("*")).isEqualTo(all);
            assertThat(listed("")).isEqualTo(all);
            assertThat(listed(null)).isEqualTo(all);
            assertThat(listed("**")).isEqualTo(all);
            assertThat(listed("c_")).isEqualTo("c_one[0][0][me] xc_[0][0][me]");
            assertThat(listed("c_.*")).isEmpty();
            assertThat(listed("c*n")).isEqualTo("c_one[0][0][me]");
            assertThat(listed("n*c")).isEmpty();
            assertThat(listed("\\*")).isEqualTo("s*r[0][0][me]");
        });
    }

    @Test
    void answers_are_invisible_to_the_program_even_in_every_context_at_once() {
        machine.run(() -> {
            pvm_setcontext(-1);
            pvm_putinfo("b", made(1), 0);
            pvm_recvinfo("b", 0, 0);
            assertThat(pvm_probe(-1, -1)).isZero();
            assertThat(pvm_nrecv(-1, -1)).isZero();
        });
    }

    @Test
    void the_old_interface_keeps_ints_in_the_same_table() {
        machine.run(() -> {
            int[] value = {-5};
            assertThat(pvm_insert("ints", 0, 42)).isZero();
            assertThat(pvm_insert("ints", 0, 43)).as("its own, too").isEqualTo(PvmDupEntry);
            assertThat(pvm_insert("ints", -1, 44)).isEqualTo(1);
            assertThat(pvm_insert("ints", 5, 45)).isEqualTo(5);
            assertThat(pvm_insert("ints", -2, 46)).isEqualTo(PvmBadParam);
            assertThat(pvm_insert(null, 0, 1)).isEqualTo(PvmBadParam);
            assertThat(listed("*")).isEqualTo("ints[0, 1, 5][3, 3, 3][me, me, me]");
            assertThat(pvm_lookup("ints", 5, value)).isEqualTo(5);
            assertThat(value).containsExactly(45);
            assertThat(pvm_lookup("ints", 9, value)).isEqualTo(PvmNoEntry);
            assertThat(pvm_lookup("ints", -2, value)).isEqualTo(PvmBadParam);
            assertThat(pvm_lookup("ints", 0, null)).isZero();
            assertThat(pvm_delete("ints", 0)).isZero();
            assertThat(pvm_delete("ints", 0)).isEqualTo(PvmNotFound);
            assertThat(pvm_delete("ints", -1)).isEqualTo(PvmBadParam);
            assertThat(pvm_lookup("ints", -1, value)).as("the first").isEqualTo(1);
            assertThat(value).containsExactly(44);
            pvm_putinfo("empty", pvm_mkbuf(PvmDataDefault), 0);
            assertThat(pvm_lookup("empty", 0, value)).isZero();
            assertThat(value).as("no int there").containsExactly(44);
            assertThat(pvm_getrbuf()).isZero();
        });
    }

    @Test
    void an_entry_too_long_for_a_message_is_refused() {
        machine.run(() -> {
            int buffer = pvm_mkbuf(PvmDataRaw);
            pvm_setsbuf(buffer);
            byte[] much = new byte[LoopbackMachine.MESSAGE_BYTES_MAX];
            assertThat(pvm_pkbyte(much, much.length, 1)).isZero();
            assertThat(pvm_putinfo("much", buffer, 0)).isEqualTo(PvmNoMem);
            assertThat(pvm_putinfo("little", made(1), 0)).isZero();
        });
    }

    @Test
    void tasks_that_a_reset_spares_have_an_entry_in_a_class_of_their_own() {
        machine.run(() -> {
            int[][] tids = new int[1][];
            int[] count = {-1};
            Mailbox mailbox = Objects.requireNonNull(TaskSession.current()).mailbox;
            assertThat(pvm_getnoresets(tids, count)).isZero();
            assertThat(tids[0]).isEmpty();
            assertThat(mailbox.noReset(true)).isZero();
            assertThat(mailbox.noReset(true)).isEqualTo(1);
            assertThat(listed("NO_RESET")).isEqualTo(PVMNORESETCLASS + "[0][2][me]");
            assertThat(pvm_getnoresets(tids, count)).isZero();
            assertThat(tids[0]).containsExactly(pvm_mytid());
            assertThat(count).containsExactly(1);
            assertThat(pvm_getnoresets(null, null)).isZero();
            assertThat(mailbox.noReset(false)).isEqualTo(1);
            assertThat(mailbox.noReset()).isZero();
            assertThat(pvm_getnoresets(tids, count)).isZero();
            assertThat(tids[0]).isEmpty();
        });
    }

    @Test
    void after_pvm_exit_there_is_no_mailbox() {
        machine.run(() -> {
            pvm_exit();
            assertThat(pvm_putinfo("b", made(1), 0)).isEqualTo(PvmSysErr);
            assertThat(pvm_newcontext()).isEqualTo(PvmSysErr);
        });
    }
}
