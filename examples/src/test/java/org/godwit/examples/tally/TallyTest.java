package org.godwit.examples.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.examples.tally.Tally.Entry;
import org.godwit.examples.tally.Tally.State;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TallyTest {

    private static final Tid SELF = Tid.task(1, 1, 0);
    private static final Tid ANN = Tid.task(1, 2, 0);
    private static final Tid BOB = Tid.task(1, 3, 0);

    private final Tally tally = new Tally();
    private final SentMessages sent = new SentMessages();

    @Test
    void numbers_are_tallied_by_sender() {
        State state = tally.begin(List.of(), sent);
        state = after(state, message(ANN, Tally.COUNT, 1, 2, 3));
        state = after(state, message(BOB, Tally.COUNT, -5));
        state = after(state, message(ANN, Tally.COUNT, 10));
        assertThat(state.entries()).isEqualTo(Map.of(ANN, new Entry(4, 16), BOB, new Entry(1, -5)));
    }

    @Test
    void raw_numbers_are_tallied_too() {
        byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(258).array();
        Body body = Body.of(Encoding.RAW, bytes);
        State state = after(new State(Map.of()), new Message(ANN, SELF, Tally.COUNT, 0, 0, body));
        assertThat(state.entries()).containsEntry(ANN, new Entry(1, 258));
    }

    @Test
    void a_query_is_answered_to_whoever_asks() {
        State state = new State(Map.of(BOB, new Entry(1, 7), ANN, new Entry(2, 9)));
        assertThat(after(state, message(BOB, Tally.QUERY))).isEqualTo(state);
        Body answer = ints(2, ANN.value(), 2, 9, BOB.value(), 1, 7);
        assertThat(sent.messages)
                .containsExactly(new Message(SELF, BOB, Tally.ANSWER, 0, 0, answer));
    }

    @Test
    void stop_ends_it_and_a_strange_message_does_nothing() {
        State state = new State(Map.of(BOB, new Entry(1, 7)));
        assertThat(tally.receive(state, message(ANN, Tally.STOP), sent)).isEqualTo(Step.end());
        assertThat(after(state, message(ANN, 99, 1))).isEqualTo(state);
        assertThat(sent.messages).isEmpty();
    }

    @Test
    void a_state_survives_saving_and_loading() {
        State empty = new State(Map.of());
        State full = new State(Map.of(BOB, new Entry(1, -7), ANN, new Entry(2, 9)));
        assertThat(tally.load(tally.save(empty))).isEqualTo(empty);
        assertThat(tally.load(tally.save(full))).isEqualTo(full);
    }

    private State after(State state, Message message) {
        return switch (tally.receive(state, message, sent)) {
            case Step.Stay<State>(State next) -> next;
            case Step.End<State>() -> throw new AssertionError("the tally ended at " + message);
        };
    }

    private static Message message(Tid source, int tag, int... numbers) {
        return new Message(source, SELF, tag, 0, 0, ints(numbers));
    }

    private static Body ints(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return Body.of(Encoding.DEFAULT, bytes.array());
    }

    /// Keeps what is sent; the tally does nothing else with its context.
    private static final class SentMessages implements TaskContext {

        final List<Message> messages = new ArrayList<>();

        @Override
        public Tid self() {
            return SELF;
        }

        @Override
        public Optional<Tid> parent() {
            return Optional.empty();
        }

        @Override
        public void send(Tid destination, int tag, int context, int waitId, Body body) {
            messages.add(new Message(SELF, destination, tag, context, waitId, body));
        }

        @Override
        public SpawnOutcome spawn(SpawnRequest request) {
            throw new AssertionError("a tally spawns nothing: " + request);
        }

        @Override
        public void notifyTaskExit(Tid subject, int tag, int context) {
            throw new AssertionError("a tally asks for no notice of " + subject);
        }

        @Override
        public void print(String line) {
            throw new AssertionError("a tally prints nothing: " + line);
        }
    }
}
