package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.godwit.message.Body;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

class LongSendsTest {

    private static final Tid ME = Tid.task(1, 1, 0);
    private static final Tid PEER = Tid.task(1, 2, 0);
    private static final Tid HOST = Tid.ofHost(2);

    private final LongSends sends = new LongSends();
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<Long> sent = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        open.countDown();
        sends.close();
    }

    private static Frame.Data frame(long sequence) {
        return new Frame.Data(ME, 1, PEER, sequence, 0, 0, 0, Body.EMPTY);
    }

    private boolean way(long sequence) {
        try {
            open.await();
        } catch (InterruptedException _) {
            return false;
        }
        return sent.add(sequence);
    }

    private boolean send(long sequence, Waiting waiting) {
        return sends.send(frame(sequence), HOST, waiting, () -> way(sequence), () -> {});
    }

    @Test
    void who_cannot_wait_leaves_it_to_a_thread_that_sends_one_after_the_other() {
        assertThat(send(1, Waiting.NEVER)).isTrue();
        assertThat(send(2, Waiting.NEVER)).isTrue();
        assertThat(send(3, Waiting.NEVER)).isTrue();
        assertThat(sent).isEmpty();

        open.countDown();
        Awaitility.await().until(() -> sent.size() == 3);
        assertThat(sent).containsExactly(1L, 2L, 3L);
    }

    @Test
    void one_that_is_on_its_way_is_not_sent_a_second_time() {
        assertThat(send(1, Waiting.NEVER)).isTrue();
        assertThat(send(1, Waiting.NEVER)).isTrue();
        assertThat(send(1, Waiting.MAY_WAIT)).isTrue();
        open.countDown();
        assertThat(send(2, Waiting.MAY_WAIT)).isTrue();
        Awaitility.await().until(() -> sent.contains(1L));

        assertThat(send(3, Waiting.NEVER)).isTrue();
        Awaitility.await().until(() -> sent.contains(3L));
        assertThat(sent).hasSize(3);
        Awaitility.await().until(() -> send(1, Waiting.MAY_WAIT) && sent.size() > 3);
    }

    @Test
    void what_waits_for_a_host_that_has_left_is_dropped_and_can_be_sent_again() {
        assertThat(send(1, Waiting.NEVER)).isTrue();
        assertThat(send(2, Waiting.NEVER)).isTrue();
        sends.forget(HOST);
        open.countDown();
        assertThat(send(2, Waiting.MAY_WAIT)).isTrue();
        assertThat(sent).contains(2L);
    }

    @Test
    void a_refusal_is_told_by_the_answer_or_afterwards() {
        CountDownLatch told = new CountDownLatch(1);
        assertThat(sends.send(frame(1), HOST, Waiting.MAY_WAIT, () -> false, () -> {})).isFalse();
        assertThat(sends.send(frame(1), HOST, Waiting.NEVER, () -> false, told::countDown))
                .isTrue();
        Awaitility.await().until(() -> told.getCount() == 0);
    }
}
