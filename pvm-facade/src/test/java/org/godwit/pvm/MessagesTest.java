package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// Sending, receiving and buffers where the oracle's o1_pack does not look; settled on the real
/// PVM.
class MessagesTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    private static void send(int tag, int... values) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(values, values.length, 1);
        assertThat(pvm_send(pvm_mytid(), tag)).isZero();
    }

    private static int unpackInt() {
        int[] v = {-7};
        pvm_upkint(v, 1, 1);
        return v[0];
    }

    @Test
    void a_probed_message_keeps_its_id_when_it_is_received() {
        machine.run(() -> {
            send(4, 1);
            send(4, 1);
            int probed = pvm_probe(-1, 4);
            int[] tag = new int[1];
            assertThat(pvm_bufinfo(probed, null, tag, null)).isZero();
            assertThat(tag[0]).isEqualTo(4);
            assertThat(pvm_probe(pvm_mytid(), -1)).isEqualTo(probed);
            assertThat(pvm_getrbuf()).isZero();
            assertThat(pvm_recv(-1, -1)).isEqualTo(probed);
            assertThat(pvm_recv(-1, -1)).isNotEqualTo(probed);
            assertThat(pvm_probe(-1, -1)).isZero();
        });
    }

    @Test
    void freeing_a_probed_message_takes_it_out_of_the_queue() {
        machine.run(() -> {
            send(4, 1);
            send(5, 2);
            assertThat(pvm_freebuf(pvm_probe(-1, 4))).isZero();
            assertThat(pvm_nrecv(-1, 4)).isZero();
            assertThat(pvm_nrecv(-1, 5)).isPositive();
        });
    }

    @Test
    void a_probed_message_taken_by_precv_loses_its_id() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            send(4, 1);
            int probed = pvm_probe(-1, 4);
            int[] into = new int[1];
            assertThat(pvm_precv(-1, 4, into, 1, PVM_INT, null, null, null)).isZero();
            assertThat(pvm_bufinfo(probed, null, null, null)).isEqualTo(PvmNoSuchBuf);
            assertThat(into[0]).isEqualTo(1 << 24); // XDR arrives as big-endian bytes
        });
    }

    @Test
    void precv_stores_what_fits_and_tells_the_whole_length() {
        machine.run(() -> {
            int[] v = {1, 2, 3};
            int[] into = {-7, -7, -7};
            int[] tid = new int[1];
            int[] tag = new int[1];
            int[] len = new int[1];
            int me = pvm_mytid();
            assertThat(pvm_psend(me, 9, v, 3, PVM_INT)).isZero();
            assertThat(pvm_precv(-1, -1, into, 2, PVM_INT, tid, tag, len)).isZero();
            assertThat(into).containsExactly(1, 2, -7);
            assertThat(new int[] {tid[0], tag[0], len[0]}).containsExactly(me, 9, 12);
        });
    }

    @Test
    void arrays_of_the_wrong_kind_are_not_sent() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int me = pvm_mytid();
            int[] v = new int[3];
            assertThat(pvm_psend(me, 9, "text", 4, PVM_STR)).isEqualTo(PvmNotImpl);
            assertThat(pvm_psend(me, 9, v, 3, 99)).isEqualTo(PvmBadParam);
            assertThat(pvm_psend(me, 9, v, 3, PVM_FLOAT)).isEqualTo(PvmBadParam);
            assertThat(pvm_psend(me, 9, v, 4, PVM_INT)).isEqualTo(PvmBadParam);
            assertThat(pvm_psend(me, 9, null, 1, PVM_INT)).isEqualTo(PvmBadParam);
            assertThat(pvm_psend(me, -1, v, 3, PVM_INT)).isEqualTo(PvmBadParam);
            double[] z = new double[3];
            assertThat(pvm_psend(me, 9, z, 2, PVM_DCPLX)).isEqualTo(PvmBadParam);
            assertThat(pvm_psend(me, 9, z, 1, PVM_DCPLX)).isZero();
            int[] noRoom = {};
            assertThat(pvm_precv(-1, -1, z, 1, PVM_DCPLX, noRoom, null, null))
                    .isEqualTo(PvmBadParam);
            assertThat(pvm_nrecv(-1, -1)).isPositive();
        });
    }

    @Test
    void bad_addresses_are_refused_unless_reserved_tids_are_allowed() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int me = pvm_mytid();
            assertThat(pvm_send(0, 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_send(me, 1)).isEqualTo(PvmNoBuf);
            assertThat(pvm_mcast(new int[] {0}, 1, -1)).isEqualTo(PvmNoBuf);
            pvm_initsend(PvmDataDefault);
            assertThat(pvm_send(me, -1)).isEqualTo(PvmBadParam);
            assertThat(pvm_send(0x80000000, 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_send(pvm_tidtohost(me), 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_send(0x3ffc0001, 1)).isZero();
            assertThat(pvm_send(5, 1)).isZero();
            assertThat(pvm_setopt(PvmResvTids, 1)).isZero();
            assertThat(pvm_send(0x80000000, 1)).isZero();
            assertThat(pvm_send(me, -5)).isZero();
            assertThat(pvm_recv(me, -5)).isPositive();
        });
    }

    @Test
    void a_multicast_reaches_each_other_task_once_and_never_the_sender() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int me = pvm_mytid();
            int[] t = new int[2];
            pvm_spawn(Workers.Echo.class.getName(), null, 0, "", 2, t);
            pvm_initsend(PvmDataDefault);
            int[] all = {t[0], me, t[1], t[0]};
            assertThat(pvm_mcast(all, 4, 99)).isZero();
            assertThat(pvm_recv(t[0], 99)).isPositive();
            assertThat(pvm_recv(t[1], 99)).isPositive();
            assertThat(pvm_nrecv(-1, 99)).isZero();
            assertThat(pvm_mcast(null, 0, 1)).isZero();
            assertThat(pvm_mcast(all, -1, 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_mcast(all, 5, 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_mcast(all, 0, -1)).isEqualTo(PvmBadParam);
            assertThat(pvm_mcast(new int[] {me, 0}, 2, 1)).isEqualTo(PvmBadParam);
            assertThat(pvm_nrecv(-1, -1)).isZero();
        });
    }

    @Test
    void a_message_over_the_limit_is_not_sent() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            byte[] much = new byte[LoopbackMachine.MESSAGE_BYTES_MAX + 1];
            int me = pvm_mytid();
            assertThat(pvm_psend(me, 1, much, much.length, PVM_BYTE)).isEqualTo(PvmNoMem);
            assertThat(pvm_nrecv(-1, -1)).isZero();
        });
    }

    @Test
    void a_receive_sees_its_context_only() {
        machine.run(() -> {
            assertThat(pvm_setcontext(7)).isZero();
            send(1, 70);
            assertThat(pvm_setcontext(-1)).isEqualTo(7);
            assertThat(pvm_getcontext()).isEqualTo(-1);
            assertThat(pvm_setcontext(0)).isEqualTo(-1);
            assertThat(pvm_nrecv(-1, -1)).isZero();
            pvm_setcontext(-1);
            assertThat(pvm_nrecv(-1, -1)).isPositive();
            assertThat(unpackInt()).isEqualTo(70);
        });
    }

    @Test
    void a_timed_receive_waits_for_its_time_only() {
        machine.run(() -> {
            assertThat(pvm_trecv(-1, -2, Duration.ofMillis(5))).isZero();
            send(3, 1);
            assertThat(pvm_trecv(-1, 3, Duration.ZERO)).isPositive();
            assertThat(pvm_trecv(-1, 3, Duration.ofMillis(-5))).isZero();
            assertThat(pvm_getrbuf()).isZero();
            send(3, 2);
            assertThat(pvm_trecv(-1, 3, null)).isPositive();
        });
    }

    @Test
    void the_last_freed_id_is_the_first_reused() {
        machine.run(() -> {
            int one = pvm_mkbuf(PvmDataDefault);
            int two = pvm_mkbuf(PvmDataRaw);
            pvm_freebuf(one);
            pvm_freebuf(two);
            assertThat(pvm_mkbuf(PvmDataDefault)).isEqualTo(two);
            assertThat(pvm_mkbuf(PvmDataDefault)).isEqualTo(one);
        });
    }

    @Test
    void a_buffer_has_one_role_at_a_time() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int b = pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {1, 2}, 2, 1);
            assertThat(pvm_setrbuf(b)).isZero();
            assertThat(pvm_getsbuf()).isZero();
            assertThat(unpackInt()).isEqualTo(1);
            assertThat(pvm_pkint(new int[1], 1, 1)).isEqualTo(PvmNoBuf);
            pvm_setsbuf(b);
            assertThat(pvm_getrbuf()).isZero();
            pvm_pkint(new int[] {3}, 1, 1);
            pvm_setrbuf(b);
            assertThat(unpackInt()).isEqualTo(3);
        });
    }

    @Test
    void arrays_in_place_cannot_be_unpacked_before_they_are_sent() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int b = pvm_initsend(PvmDataInPlace);
            pvm_pkint(new int[] {1}, 1, 1);
            pvm_setrbuf(b);
            assertThat(pvm_upkint(new int[1], 1, 1)).isEqualTo(PvmBadMsg);
        });
    }

    @Test
    void packing_xdr_into_a_received_message_begins_it_anew() {
        machine.run(() -> {
            send(1, 5);
            pvm_setsbuf(pvm_recv(-1, 1));
            assertThat(pvm_send(pvm_mytid(), 2)).isZero();
            assertThat(pvm_nrecv(-1, 2)).isPositive();
            assertThat(unpackInt()).isEqualTo(5);
            pvm_setsbuf(pvm_getrbuf());
            pvm_pkint(new int[] {6}, 1, 1);
            pvm_pkint(new int[] {7}, 1, 1);
            pvm_send(pvm_mytid(), 2);
            pvm_recv(-1, 2);
            assertThat(unpackInt()).isEqualTo(6);
            assertThat(unpackInt()).isEqualTo(7);
        });
    }

    @Test
    void packing_raw_into_a_received_message_goes_on_behind_it() {
        machine.run(() -> {
            pvm_initsend(PvmDataRaw);
            pvm_pkint(new int[] {1}, 1, 1);
            pvm_send(pvm_mytid(), 2);
            pvm_setsbuf(pvm_recv(-1, 2));
            pvm_pkint(new int[] {2}, 1, 1);
            pvm_send(pvm_mytid(), 2);
            pvm_recv(-1, 2);
            assertThat(unpackInt()).isEqualTo(1);
            assertThat(unpackInt()).isEqualTo(2);
        });
    }

    @Test
    void the_bytes_of_an_item_that_is_cut_off_arrive() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            pvm_initsend(PvmDataRaw);
            pvm_pkbyte(new byte[] {1, 2, 3, 4, 5, 6, 7}, 7, 1);
            pvm_send(pvm_mytid(), 2);
            pvm_recv(-1, 2);
            int[] into = {-1, -1, -1};
            assertThat(pvm_upkint(into, 3, 1)).isEqualTo(PvmNoData);
            assertThat(into).containsExactly(0x04030201, 0xff070605, -1);
        });
    }

    @Test
    void a_header_that_was_set_keeps_only_its_wait_id_in_a_send() {
        machine.run(() -> {
            int b = pvm_initsend(PvmDataDefault);
            PvmMInfo mi = new PvmMInfo();
            mi.src = 0x40001;
            mi.dst = 0x777;
            mi.tag = 99;
            mi.ctx = 88;
            mi.wid = 5;
            assertThat(pvm_setminfo(b, mi)).isZero();
            pvm_send(pvm_mytid(), 7);
            pvm_getminfo(pvm_recv(-1, -1), mi);
            assertThat(new int[] {mi.src, mi.dst, mi.tag, mi.ctx, mi.wid})
                    .containsExactly(pvm_mytid(), pvm_mytid(), 7, 0, 5);
        });
    }
}
