package org.godwit.examples.tally;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tally of numbers per sender, written as an actor. It takes
///
/// - [#COUNT]: any number of ints, which are added to the sender's tally;
/// - [#QUERY]: answered with [#ANSWER]: the number of senders, then for each, in the order of tids,
///   its tid, how many ints it has sent and their sum (wrapping), all as ints;
/// - [#STOP]: the tally ends.
///
/// Other messages are ignored.
public final class Tally implements StateMachine<Tally.State> {

    public static final int COUNT = 1;
    public static final int QUERY = 2;
    public static final int ANSWER = 3;
    public static final int STOP = 4;

    /// What one sender has sent.
    public record Entry(int numbers, int sum) {

        static final Entry NONE = new Entry(0, 0);

        Entry plus(int number) {
            return new Entry(numbers + 1, sum + number);
        }
    }

    /// The tallies by sender. Immutable.
    public record State(Map<Tid, Entry> entries) {

        public State {
            entries = Collections.unmodifiableMap(new TreeMap<>(entries));
        }

        State with(Tid sender, Entry entry) {
            Map<Tid, Entry> changed = new TreeMap<>(entries);
            changed.put(sender, entry);
            return new State(changed);
        }
    }

    private static final int INTS_PER_ENTRY = 3;

    public Tally() {}

    @Override
    public State begin(List<String> argv, TaskContext context) {
        return new State(Map.of());
    }

    @Override
    public Step<State> receive(State state, Message message, TaskContext context) {
        return switch (message.tag()) {
            case COUNT -> Step.stay(counted(state, message));
            case QUERY -> {
                Body answer = Body.of(Encoding.DEFAULT, save(state));
                context.send(message.source(), ANSWER, answer);
                yield Step.stay(state);
            }
            case STOP -> Step.end();
            default -> Step.stay(state);
        };
    }

    private static State counted(State state, Message message) {
        Entry entry = state.entries().getOrDefault(message.source(), Entry.NONE);
        ByteBuffer numbers = numbersOf(message.body());
        while (numbers.remaining() >= Integer.BYTES) {
            entry = entry.plus(numbers.getInt());
        }
        return state.with(message.source(), entry);
    }

    private static ByteBuffer numbersOf(Body body) {
        return ByteBuffer.wrap(body.bytes(), 0, body.length())
                .order(
                        body.encoding() == Encoding.DEFAULT
                                ? ByteOrder.BIG_ENDIAN
                                : ByteOrder.LITTLE_ENDIAN);
    }

    /// The state has the same form at rest as in an answer: big-endian ints, the default encoding.
    @Override
    public byte[] save(State state) {
        int entries = state.entries().size();
        ByteBuffer out = ByteBuffer.allocate((1 + INTS_PER_ENTRY * entries) * Integer.BYTES);
        out.putInt(entries);
        state.entries()
                .forEach((tid, e) -> out.putInt(tid.value()).putInt(e.numbers()).putInt(e.sum()));
        return out.array();
    }

    @Override
    public State load(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Map<Tid, Entry> entries = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            entries.put(new Tid(in.getInt()), new Entry(in.getInt(), in.getInt()));
        }
        return new State(entries);
    }
}
