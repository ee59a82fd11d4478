package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Match functions of programs; what is said here was tried on the real PVM.
class MatchFunctionTest {

    private final LoopbackMachine machine = new LoopbackMachine();
    private final List<String> log = new ArrayList<>();

    private static void send(int tag) {
        pvm_initsend(PvmDataDefault);
        assertThat(pvm_send(pvm_mytid(), tag)).isZero();
    }

    private static int tagOf(int id) {
        int[] tag = {-7};
        pvm_bufinfo(id, null, tag, null);
        return tag[0];
    }

    private static void sendTags(int... tags) {
        for (int tag : tags) {
            send(tag);
        }
    }

    @Test
    void the_function_is_asked_in_order_of_arrival_with_what_the_receive_wants() {
        machine.run(() -> {
            sendTags(1, 2, 3);
            pvm_recvf((b, tid, tag) -> {
                log.add(tagOf(b) + " " + tid + " " + tag);
                return 0;
            });
            assertThat(pvm_nrecv(5, -2)).isZero();
            assertThat(log).containsExactly("1 5 -2", "2 5 -2", "3 5 -2");
            log.clear();
            assertThat(pvm_probe(-1, 7)).isZero();
            assertThat(log).containsExactly("1 -1 7", "2 -1 7", "3 -1 7");
            log.clear();
            assertThat(pvm_trecv(-1, 7, Duration.ofMillis(3))).isZero();
            assertThat(log).hasSize(3);
        });
    }

    @Test
    void one_takes_at_once_and_of_ranks_the_first_highest_wins() {
        machine.run(() -> {
            sendTags(2, 1, 9, 4, 3);
            pvm_recvf((b, tid, tag) -> tagOf(b));
            assertThat(tagOf(pvm_nrecv(-1, -1))).isEqualTo(1);
            assertThat(tagOf(pvm_recv(-1, -1))).isEqualTo(9);
            pvm_recvf((b, tid, tag) -> 5);
            assertThat(tagOf(pvm_probe(-1, -1))).isEqualTo(2);
            assertThat(tagOf(pvm_trecv(-1, -1, Duration.ZERO))).isEqualTo(2);
        });
    }

    @Test
    void a_negative_answer_is_the_receives() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            send(1);
            pvm_recv(-1, 1);
            send(2);
            pvm_recvf((b, tid, tag) -> -77);
            assertThat(pvm_probe(-1, -1)).isEqualTo(-77);
            assertThat(pvm_getrbuf()).isPositive();
            assertThat(pvm_nrecv(-1, -1)).isEqualTo(-77);
            assertThat(pvm_getrbuf()).isZero();
            assertThat(pvm_recv(-1, -1)).isEqualTo(-77);
            assertThat(pvm_trecv(-1, -1, Duration.ofMillis(5))).isEqualTo(-77);
            assertThat(pvm_precv(-1, -1, new int[1], 1, PVM_INT, null, null, null)).isEqualTo(-77);
            assertThat(pvm_errno()).isEqualTo(-77);
            assertThat(pvm_strerror()).isEqualTo("Unknown Error");
            pvm_recvf(null);
            assertThat(tagOf(pvm_nrecv(-1, -1))).isEqualTo(2);
        });
    }

    @Test
    void the_function_sees_every_context_but_those_of_the_system() {
        machine.run(() -> {
            pvm_setcontext(5);
            send(1);
            pvm_setcontext(0x7fffc);
            send(2);
            pvm_setcontext(0);
            pvm_recvf((b, tid, tag) -> {
                log.add("" + tagOf(b));
                return 0;
            });
            pvm_probe(-1, -1);
            assertThat(log).containsExactly("1");
            pvm_setcontext(-1);
            assertThat(pvm_nrecv(-1, 2)).isZero();
            pvm_setcontext(0x7fffc);
            assertThat(tagOf(pvm_nrecv(-1, -1))).isEqualTo(2);
            assertThat(log).containsExactly("1", "1");
        });
    }

    @Test
    void a_waiting_receive_asks_about_what_comes() {
        machine.run(() -> {
            int[] t = new int[1];
            pvm_spawn(Workers.Burst.class.getName(), null, 0, "", 1, t);
            int[] asked = new int[1];
            pvm_recvf((b, tid, tag) -> ++asked[0] == 20 ? 1 : 0);
            assertThat(pvm_recv(t[0], 13)).isPositive();
            int[] last = new int[1];
            pvm_upkint(last, 1, 1);
            assertThat(last).containsExactly(19);
            assertThat(asked).containsExactly(20);
        });
    }

    @Test
    void the_standard_function_can_be_asked_and_put_back() {
        machine.run(() -> {
            sendTags(1, 2);
            PvmRecvFunction standard = pvm_recvf((b, tid, tag) -> 0);
            assertThat(pvm_nrecv(-1, 2)).isZero();
            PvmRecvFunction own = pvm_recvf((b, tid, tag) -> standard.match(b, tid, tag));
            assertThat(pvm_nrecv(-1, 3)).isZero();
            assertThat(tagOf(pvm_nrecv(-1, 2))).isEqualTo(2);
            pvm_recvf(standard);
            assertThat(pvm_nrecv(-1, 1)).isPositive();
            assertThat(pvm_recvf(own)).isSameAs(standard);
        });
    }

    @Test
    void the_function_is_asked_again_about_a_message_in_the_next_call_only() {
        machine.run(() -> {
            sendTags(1, 2);
            int[] asked = new int[1];
            pvm_recvf((b, tid, tag) -> {
                asked[0]++;
                return 0;
            });
            pvm_trecv(-1, -1, Duration.ofMillis(2));
            assertThat(asked).containsExactly(2);
            pvm_nrecv(-1, -1);
            assertThat(asked).containsExactly(4);
        });
    }

    @Test
    void handlers_come_before_the_function() {
        machine.run(() -> {
            pvm_addmhf(
                    -1,
                    61,
                    0,
                    m -> {
                        log.add("handler");
                        return 0;
                    });
            pvm_recvf((b, tid, tag) -> {
                log.add("function " + tagOf(b));
                return 1;
            });
            sendTags(61, 62);
            assertThat(pvm_nrecv(-1, -1)).isPositive();
            assertThat(log).containsExactly("handler", "function 62");
        });
    }
}
