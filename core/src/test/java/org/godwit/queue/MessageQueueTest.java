package org.godwit.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.task.Tid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class MessageQueueTest {

    private static final Tid ME = Tid.task(1, 1, 0);
    private static final Tid A = Tid.task(1, 2, 0);
    private static final Tid B = Tid.task(1, 3, 0);

    private final MessageQueue queue = new MessageQueue();

    @BeforeEach
    void four_messages() {
        queue.append(1, message(A, 10, 0, 4));
        queue.append(2, message(B, 10, 0, 8));
        queue.append(3, message(A, 20, 0, 16));
        queue.append(5, message(B, 20, 1, 32));
    }

    @Test
    void wildcards_take_the_earliest() {
        assertThat(taken(Selector.ANY)).hasValue(1L);
        assertThat(taken(Selector.ofPvm(-1, -1, -1))).hasValue(2L);
    }

    @Test
    void a_source_a_tag_and_a_context_select_the_earliest_that_has_them_all() {
        assertThat(taken(Selector.ofPvm(B.value(), -1, -1))).hasValue(2L);
        assertThat(taken(Selector.ofPvm(-1, 20, -1))).hasValue(3L);
        assertThat(taken(Selector.ofPvm(-1, -1, 1))).hasValue(5L);
        assertThat(taken(Selector.ofPvm(A.value(), 10, 0))).hasValue(1L);
        assertThat(queue.size()).isZero();
    }

    @Test
    void one_component_that_differs_is_enough_to_be_passed_over() {
        assertThat(taken(Selector.ofPvm(A.value(), 10, 1))).isEmpty();
        assertThat(taken(Selector.ofPvm(A.value(), 30, 0))).isEmpty();
        assertThat(taken(Selector.ofPvm(ME.value(), 10, 0))).isEmpty();
        assertThat(queue.size()).isEqualTo(4);
    }

    @Test
    void tag_zero_and_context_zero_are_no_wildcards() {
        assertThat(taken(Selector.ofPvm(-1, 0, -1))).isEmpty();
        assertThat(taken(Selector.ofPvm(B.value(), 20, 0))).isEmpty();
    }

    @Test
    void the_daemon_is_a_source_like_any_other() {
        queue.append(6, message(Tid.DAEMON, 99, 0, 0));

        assertThat(taken(Selector.ofPvm(Tid.DAEMON.value(), -1, -1))).hasValue(6L);
    }

    @Test
    void finding_leaves_a_message_where_it_is() {
        Selector selector = Selector.ofPvm(-1, 20, -1);

        assertThat(queue.find(selector).map(MessageQueue.Entry::arrival)).hasValue(3L);
        assertThat(queue.find(selector).map(MessageQueue.Entry::arrival)).hasValue(3L);
        assertThat(queue.at(3)).isEqualTo(queue.find(selector));
        assertThat(queue.at(4)).isEmpty();
    }

    @Test
    void a_message_can_be_taken_by_its_number() {
        assertThat(queue.takeAt(3).arrival()).isEqualTo(3);
        assertThat(queue.snapshot())
                .extracting(MessageQueue.Entry::arrival)
                .containsExactly(1L, 2L, 5L);
        assertThatThrownBy(() -> queue.takeAt(3)).hasMessageContaining("arrival number 3");
    }

    @Test
    void arrival_numbers_ascend() {
        assertThatThrownBy(() -> queue.append(5, message(A, 1, 0, 0)))
                .hasMessageContaining("arrival 5 is not after 5");
    }

    @Test
    void no_wildcard_of_a_program_means_a_context_of_the_system() {
        queue.clear();
        queue.append(6, message(A, 10, Selector.SYSTEM_CONTEXT_MIN, 4));
        queue.append(7, message(A, 10, Selector.SYSTEM_CONTEXT_MAX, 4));
        assertThat(queue.find(Selector.ofPvm(-1, -1, -1))).isEmpty();
        assertThat(queue.find(Selector.ORDINARY)).isEmpty();
        assertThat(taken(Selector.ofPvm(-1, -1, Selector.SYSTEM_CONTEXT_MAX))).hasValue(7L);
        assertThat(taken(Selector.ANY)).hasValue(6L);
    }

    @Test
    void who_serves_by_the_way_finds_signals_and_output_with_what_he_asks_for() {
        queue.clear();
        queue.append(6, message(A, 10, Selector.SYSTEM_CONTEXT_MIN, 4));
        queue.append(7, message(A, 11, 0, 4));
        queue.append(8, message(A, 12, Selector.SERVICE_CONTEXT_MAX, 4));
        queue.append(9, message(A, 13, Selector.SERVICE_CONTEXT_MAX + 1, 4));
        assertThat(taken(Selector.ofPvm(-1, 13, 0).orServices())).hasValue(6L);
        assertThat(taken(Selector.SERVICES)).hasValue(8L);
        assertThat(taken(Selector.SERVICES)).isEmpty();
        assertThat(taken(Selector.ofPvm(-1, -1, -1).orServices())).hasValue(7L);
    }

    @Test
    void sizes_count_messages_and_bytes() {
        assertThat(queue.bytes()).isEqualTo(60);
        queue.takeAt(2);
        queue.take(Selector.ANY);
        assertThat(queue.bytes()).isEqualTo(48);
        assertThat(queue.size()).isEqualTo(2);
        queue.clear();
        assertThat(queue.bytes()).isZero();
        assertThat(queue.snapshot()).isEqualTo(List.of());
    }

    private Optional<Long> taken(Selector selector) {
        return queue.take(selector).map(MessageQueue.Entry::arrival);
    }

    private static Message message(Tid source, int tag, int context, int length) {
        return new Message(
                source, ME, tag, context, 0, Body.of(Encoding.DEFAULT, new byte[length]));
    }
}
