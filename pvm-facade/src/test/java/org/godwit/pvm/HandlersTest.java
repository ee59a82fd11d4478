package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Message handlers; what is said here was tried on the real PVM.
class HandlersTest {

    private final LoopbackMachine machine = new LoopbackMachine();
    private final List<String> log = new ArrayList<>();

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

    private int note(String what) {
        log.add(what + " " + unpackInt());
        return 0;
    }

    @Test
    void ids_begin_behind_those_of_the_system_and_the_lowest_free_one_is_taken() {
        machine.run(() -> {
            assertThat(pvm_addmhf(-1, 5, 0, m -> 0)).isEqualTo(9);
            assertThat(pvm_addmhf(-1, 6, 0, m -> 0)).isEqualTo(10);
            assertThat(pvm_addmhf(-1, 7, 0, m -> 0)).isEqualTo(11);
            assertThat(pvm_delmhf(10)).isZero();
            assertThat(pvm_addmhf(-1, 8, 0, m -> 0)).isEqualTo(10);
            assertThat(pvm_delmhf(3)).isZero();
            assertThat(pvm_addmhf(-1, 9, 0, m -> 0)).isEqualTo(3);
        });
    }

    @Test
    void what_overlaps_another_handler_is_refused() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int me = pvm_mytid();
            assertThat(pvm_addmhf(-1, -1, -1, m -> 0)).isEqualTo(PvmExists);
            assertThat(pvm_addmhf(-1, 6, 0, m -> 0)).isPositive();
            assertThat(pvm_addmhf(me, 6, 0, m -> 0)).isEqualTo(PvmExists);
            assertThat(pvm_addmhf(-1, 6, -1, m -> 0)).isEqualTo(PvmExists);
            assertThat(pvm_addmhf(me, -1, 0, m -> 0)).isEqualTo(PvmExists);
            assertThat(pvm_addmhf(me, 6, 1, m -> 0)).isPositive();
            assertThat(pvm_addmhf(me, 8, -1, m -> 0)).isPositive();
            assertThat(pvm_addmhf(-1, -2, 0, m -> 0)).isPositive();
            assertThat(pvm_addmhf(-1, 60, 0, null)).isEqualTo(PvmBadParam);
            assertThat(pvm_delmhf(-1)).isEqualTo(PvmBadParam);
            assertThat(pvm_delmhf(999)).isEqualTo(PvmNotFound);
            assertThat(pvm_delmhf(9)).isZero();
            assertThat(pvm_delmhf(9)).isEqualTo(PvmNotFound);
        });
    }

    @Test
    void calls_that_reach_the_virtual_machine_run_handlers_and_others_do_not() {
        machine.run(() -> {
            pvm_addmhf(-1, 6, 0, m -> note("six"));
            send(6, 1);
            pvm_mytid();
            pvm_parent();
            pvm_getopt(PvmRoute);
            pvm_initsend(PvmDataDefault);
            assertThat(log).isEmpty();
            pvm_config(null, null, null);
            assertThat(log).containsExactly("six 1");
            send(6, 2);
            pvm_probe(-1, 99);
            send(6, 3);
            pvm_nrecv(-1, 99);
            send(6, 4);
            pvm_trecv(-1, 99, Duration.ofMillis(1));
            send(6, 5);
            pvm_pstat(pvm_mytid());
            send(6, 6);
            send(7, 7);
            assertThat(log).containsExactly("six 1", "six 2", "six 3", "six 4", "six 5", "six 6");
            assertThat(pvm_recv(-1, -1)).isPositive();
            assertThat(unpackInt()).isEqualTo(7);
        });
    }

    @Test
    void a_handler_sees_its_message_only_and_leaves_no_trace() {
        machine.run(() -> {
            int other = pvm_mkbuf(PvmDataDefault);
            pvm_setrbuf(other);
            pvm_addmhf(
                    -1,
                    6,
                    -1,
                    m -> {
                        int[] tag = new int[1];
                        pvm_bufinfo(m, null, tag, null);
                        log.add(
                                "%b %d %d %d"
                                        .formatted(
                                                m == pvm_getrbuf(),
                                                pvm_getsbuf(),
                                                pvm_getcontext(),
                                                tag[0]));
                        pvm_initsend(PvmDataRaw);
                        return 7;
                    });
            pvm_setcontext(12);
            send(6, 1);
            pvm_setcontext(3);
            int sending = pvm_getsbuf();
            int next = pvm_mkbuf(PvmDataDefault);
            pvm_freebuf(next);
            pvm_probe(-1, 99);
            assertThat(log).containsExactly("true 0 12 6");
            assertThat(pvm_getsbuf()).isEqualTo(sending);
            assertThat(pvm_getrbuf()).isEqualTo(other);
            assertThat(pvm_getcontext()).isEqualTo(3);
            assertThat(pvm_mkbuf(PvmDataDefault)).isLessThanOrEqualTo(next + 1);
        });
    }

    @Test
    void messages_that_came_before_the_handler_are_not_its() {
        machine.run(() -> {
            send(20, 1);
            pvm_addmhf(-1, 20, 0, m -> note("twenty"));
            send(20, 2);
            assertThat(pvm_nrecv(-1, 20)).isPositive();
            assertThat(unpackInt()).isEqualTo(1);
            assertThat(pvm_nrecv(-1, 20)).isZero();
            assertThat(log).containsExactly("twenty 2");
        });
    }

    @Test
    void a_handler_may_send_and_a_waiting_receive_gets_what_it_sent() {
        machine.run(() -> {
            pvm_addmhf(
                    -1,
                    20,
                    0,
                    m -> {
                        int v = unpackInt();
                        send(30, v + 1);
                        return 0;
                    });
            send(20, 1);
            assertThat(pvm_recv(-1, 30)).isPositive();
            assertThat(unpackInt()).isEqualTo(2);
        });
    }

    @Test
    void a_handler_that_receives_finds_nothing_and_takes_nothing_from_others() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            pvm_addmhf(-1, 20, 0, m -> note("nrecv " + pvm_nrecv(-1, -1)));
            send(20, 1);
            send(31, 5);
            pvm_probe(-1, 99);
            assertThat(log).containsExactly("nrecv 0 -7");
            assertThat(pvm_nrecv(-1, 31)).isPositive();
        });
    }

    @Test
    void a_handler_may_replace_itself() {
        machine.run(() -> {
            int[] id = {pvm_addmhf(-1, 20, 0, m -> 0)};
            pvm_delmhf(id[0]);
            id[0] =
                    pvm_addmhf(
                            -1,
                            20,
                            0,
                            m -> {
                                pvm_delmhf(id[0]);
                                pvm_addmhf(-1, 20, 0, k -> note("second"));
                                return note("first");
                            });
            send(20, 1);
            send(20, 2);
            pvm_probe(-1, 99);
            assertThat(log).containsExactly("first 1", "second 2");
        });
    }

    @Test
    void what_was_pulled_for_a_handler_is_received_in_order_when_it_is_gone() {
        machine.run(() -> {
            int id = pvm_addmhf(-1, 20, 0, m -> note("twenty"));
            send(1, 10);
            send(2, 20);
            pvm_probe(-1, 99);
            pvm_delmhf(id);
            send(1, 30);
            int probed = pvm_probe(-1, 1);
            assertThat(pvm_recv(-1, 1)).isEqualTo(probed);
            assertThat(unpackInt()).isEqualTo(10);
            assertThat(pvm_recv(-1, -1)).isPositive();
            assertThat(unpackInt()).isEqualTo(20);
            assertThat(pvm_trecv(-1, -1, Duration.ofSeconds(9))).isPositive();
            assertThat(unpackInt()).isEqualTo(30);
            assertThat(pvm_nrecv(-1, -1)).isZero();
        });
    }

    @Test
    void freeing_a_pulled_message_takes_it_out() {
        machine.run(() -> {
            pvm_addmhf(-1, 20, 0, m -> 0);
            send(1, 10);
            send(1, 20);
            assertThat(pvm_freebuf(pvm_probe(-1, 1))).isZero();
            int[] into = new int[1];
            int[] bytes = new int[1];
            assertThat(pvm_precv(-1, 1, into, 1, PVM_INT, null, null, bytes)).isZero();
            assertThat(bytes).containsExactly(4);
            assertThat(into[0]).isEqualTo(Integer.reverseBytes(20));
            assertThat(pvm_probe(-1, -1)).isZero();
        });
    }

    @Test
    void a_handler_that_throws_leaves_the_task_as_it_was() {
        machine.run(() -> {
            pvm_addmhf(
                    -1,
                    20,
                    0,
                    m -> {
                        throw new IllegalStateException("on purpose");
                    });
            send(20, 1);
            int sending = pvm_getsbuf();
            try {
                pvm_probe(-1, 99);
            } catch (IllegalStateException expected) {
                log.add(String.valueOf(expected.getMessage()));
            }
            assertThat(log).containsExactly("on purpose");
            assertThat(pvm_getsbuf()).isEqualTo(sending);
            assertThat(pvm_getrbuf()).isZero();
            assertThat(pvm_probe(-1, -1)).isZero();
        });
    }

    @Test
    void leaving_removes_handlers_and_what_was_pulled() {
        machine.run(() -> {
            pvm_addmhf(-1, 20, 0, m -> note("twenty"));
            send(1, 10);
            int probed = pvm_probe(-1, 1);
            pvm_exit();
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_bufinfo(probed, null, null, null)).isEqualTo(PvmNoSuchBuf);
            assertThat(pvm_delmhf(9)).isEqualTo(PvmNotFound);
            assertThat(pvm_addmhf(-1, 21, 0, m -> 0)).isEqualTo(PvmSysErr);
        });
    }

    @Test
    void a_handler_for_every_context_does_not_see_those_of_the_system() {
        machine.run(() -> {
            pvm_addmhf(-1, 20, -1, m -> note("twenty"));
            pvm_setcontext(0x7fffc);
            send(20, 1);
            pvm_setcontext(-1);
            assertThat(pvm_probe(-1, -1)).isZero();
            assertThat(pvm_nrecv(-1, -1)).isZero();
            pvm_setcontext(0x7fffc);
            assertThat(pvm_nrecv(-1, 20)).isPositive();
            assertThat(log).isEmpty();
        });
    }
}
