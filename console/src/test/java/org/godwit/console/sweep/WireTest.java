package org.godwit.console.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

class WireTest {

    private static final Tid SELF = Tid.task(1, 1, 0);
    private static final TaskState STATE =
            new TaskState(
                    "some.Program",
                    List.of("one", "", "\u4e2d"),
                    List.of(
                            new Message(
                                    SELF, SELF, 3, 4, 5, new Body(Encoding.RAW, new byte[8], 6))),
                    true,
                    17,
                    List.of(new byte[] {1, 2}, new byte[] {3}));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private DataInputStream in() {
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void isTheSame(TaskState state) {
        assertThat(state).usingRecursiveComparison().ignoringFields("queue").isEqualTo(STATE);
        assertThat(state.queue()).isEqualTo(STATE.queue());
    }

    @Test
    void an_order_arrives_as_it_was_sent() throws IOException {
        Wire.write(out, new Order(STATE, 9));

        Order read = Wire.readOrder(in());

        assertThat(read.points()).isEqualTo(9);
        isTheSame(read.from());
    }

    @Test
    void an_outcome_arrives_as_it_was_sent() throws IOException {
        Wire.write(out, new Outcome(STATE, true, "end", List.of("a pin"), "refused"));

        Outcome read = Wire.readOutcome(in());

        assertThat(read.captured()).isTrue();
        assertThat(read.end()).isEqualTo("end");
        assertThat(read.pins()).containsExactly("a pin");
        assertThat(read.refused()).isEqualTo("refused");
        isTheSame(read.state());
    }
}
