package org.godwit.console.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.CaptureSignal;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.queue.Selector;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SweepPortTest {

    private final List<Integer> passed = new ArrayList<>();
    private Optional<String> pin = Optional.empty();

    private SweepPort port(int captureAt) {
        return new SweepPort(new Order(TaskState.of("P"), captureAt), () -> pin, passed::add);
    }

    @Test
    void a_task_is_captured_at_the_yield_point_that_was_ordered() {
        SweepPort port = port(3);
        port.yieldPoint();
        port.yieldPoint();
        assertThatThrownBy(port::yieldPoint).isInstanceOf(CaptureSignal.class);
        assertThat(passed).containsExactly(1, 2, 3);
        assertThat(port.state(List.of()).points()).isEqualTo(3);
    }

    @Test
    void a_pinned_task_is_captured_at_the_next_free_yield_point() {
        SweepPort port = port(1);
        pin = Optional.of("a frame of the JDK");
        port.yieldPoint();
        port.yieldPoint();
        pin = Optional.empty();
        assertThatThrownBy(port::yieldPoint).isInstanceOf(CaptureSignal.class);
        assertThat(port.pins()).containsExactly("a frame of the JDK", "a frame of the JDK");
    }

    @Test
    void a_task_that_is_not_to_be_captured_passes() {
        SweepPort port = port(Order.NEVER);
        for (int i = 0; i < 10; i++) {
            port.yieldPoint();
        }
        assertThat(passed).hasSize(10);
    }

    @Test
    void equal_messages_are_taken_one_by_one() {
        SweepPort port = port(Order.NEVER);
        Tid self = port.spec().tid();
        for (int i = 0; i < 2; i++) {
            port.send(self, 1, 0, 0, Body.of(Encoding.RAW, new byte[2]));
        }
        Message first = port.receive(Selector.ANY);
        assertThat(port.probe(Selector.ANY)).contains(first);
        assertThat(port.receiveNow(Selector.ANY)).contains(first);
        assertThat(port.receiveNow(Selector.ANY)).isEmpty();
        assertThatThrownBy(() -> port.receive(Selector.ANY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waits for a message that nobody sends");
    }
}
