package org.godwit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.mailbox.MailboxAnswer.Done;
import org.godwit.mailbox.MailboxAnswer.Found;
import org.godwit.mailbox.MailboxAnswer.Reason;
import org.godwit.mailbox.MailboxAnswer.Refused;
import org.godwit.mailbox.MailboxTable.Addressed;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random requests of a few tasks, with ends, saves and loads between, against the rules of API.md
/// 4.10 written down once more, as simply as possible. `-Dgodwit.seed=S` repeats a run.
class MailboxModelTest {

    private static final int TASKS = 4;
    private static final int STEPS = 400;
    private static final MailboxLimits LIMITS = new MailboxLimits(6, 40, 4);
    private static final long SEED = Long.getLong("godwit.seed", System.nanoTime());
    private static final Random SEEDS = new Random(SEED);

    /// An entry of the model.
    private record Line(String name, int index, int flags, Tid owner, StoredMessage message) {
        boolean isFor(Tid task) {
            return (flags & MailboxFlags.OVERWRITABLE) != 0 || owner.equals(task);
        }
    }

    private final List<Line> model = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Addressed> expected = new ArrayList<>();
    private final int[] numbers = new int[TASKS];
    private MailboxState state = MailboxState.EMPTY;

    @RepeatedTest(100)
    void every_request_is_answered_as_the_model_says_once() {
        long seed = SEEDS.nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            int task = random.nextInt(TASKS);
            if (random.nextInt(20) == 0) {
                end(tid(task));
            } else if (waiting.stream().noneMatch(w -> w.client().equals(tid(task)))) {
                ask(seed, i, task, request(random), random.nextInt(10) == 0);
            }
            state = MailboxState.of(state.toBytes());
        }
    }

    private static Tid tid(int task) {
        return Tid.task(1 + task % 2, 1 + task, 0);
    }

    private static MailboxRequest request(Random random) {
        String name = random.nextBoolean() ? "a" : "bb";
        int index = random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                int flags = random.nextInt(8) | index << 10;
                yield new MailboxRequest.Put(name, flags, message(random));
            }
            case 3 -> new MailboxRequest.Insert(name, index - 1, message(random));
            case 4 -> new MailboxRequest.Delete(name, index);
            default -> new MailboxRequest.Receive(name, index, random.nextInt(8) << 3);
        };
    }

    private static StoredMessage message(Random random) {
        byte[] body = new byte[random.nextInt(16)];
        return new StoredMessage(random.nextInt(), 0, 0, 0, 0, Body.of(Encoding.RAW, body));
    }

    private void end(Tid task) {
        state = state.ended(task);
        waiting.removeIf(w -> w.client().equals(task));
        model.removeIf(l -> l.owner().equals(task) && (l.flags() & MailboxFlags.PERSISTENT) == 0);
        model.replaceAll(l ->
                l.owner().equals(task)
                        ? new Line(l.name(), l.index(), l.flags(), MailboxEntry.NOBODY, l.message())
                        : l);
    }

    private void ask(long seed, int step, int task, MailboxRequest request, boolean twice) {
        int number = ++numbers[task];
        MailboxState.Outcome outcome = state.step(tid(task), number, request, LIMITS);
        expected.clear();
        answer(tid(task), number, request);
        assertThat(outcome.answers())
                .as("seed %d, step %d: %s of %s", seed, step, request, tid(task))
                .containsExactlyElementsOf(expected);
        state = outcome.state();
        if (twice) {
            assertThat(state.step(tid(task), number, request, LIMITS))
                    .as("a repeated request has no effect and no answer")
                    .isEqualTo(new MailboxState.Outcome(state, List.of()));
        }
        assertThat(state.table().size()).isEqualTo(model.size());
        assertThat(state.table().waiting()).containsExactlyElementsOf(waiting);
        for (Line line : model) {
            MailboxEntry entry = state.table().entry(line.name(), line.index()).orElseThrow();
            assertThat(entry.owner()).isEqualTo(line.owner());
            assertThat(entry.flags()).isEqualTo(line.flags());
            assertThat(entry.message()).isEqualTo(line.message());
        }
    }

    private void answer(Tid task, int number, MailboxRequest request) {
        switch (request) {
            case MailboxRequest.Put put -> {
                int index = put.flags() >> 10;
                boolean multi = (put.flags() & MailboxFlags.MULTI_INSTANCE) != 0;
                while (multi && line(put.name(), index) != null) {
                    index++;
                }
                Line old = line(put.name(), index);
                if (old != null && !old.isFor(task)) {
                    refuse(task, number, Reason.DENIED);
                } else {
                    store(task, number, put.name(), index, put.flags(), put.message());
                }
            }
            case MailboxRequest.Insert insert -> {
                int index = Math.max(0, insert.index());
                while (insert.index() == -1 && line(insert.name(), index) != null) {
                    index++;
                }
                if (line(insert.name(), index) != null) {
                    refuse(task, number, Reason.DENIED);
                } else {
                    store(task, number, insert.name(), index, 3, insert.message());
                }
            }
            case MailboxRequest.Receive receive -> receive(new Waiting(task, number, receive));
            case MailboxRequest.Delete delete -> {
                Line line = line(delete.name(), delete.index());
                if (line == null) {
                    refuse(task, number, Reason.NOT_FOUND);
                } else if (!line.isFor(task)) {
                    refuse(task, number, Reason.DENIED);
                } else {
                    model.remove(line);
                    expected.add(new Addressed(task, number, new Done(delete.index())));
                }
            }
            case MailboxRequest.Listing _,
                    MailboxRequest.NewContext _,
                    MailboxRequest.FreeContext _ ->
                    throw new AssertionError(request);
        }
    }

    private @Nullable Line line(String name, int index) {
        return model.stream()
                .filter(l -> l.name().equals(name) && l.index() == index)
                .findFirst()
                .orElse(null);
    }

    private void refuse(Tid task, int number, Reason reason) {
        expected.add(new Addressed(task, number, new Refused(reason)));
    }

    private void store(
            Tid task, int number, String name, int index, int flags, StoredMessage message) {
        Line old = line(name, index);
        if (old == null && model.size() == LIMITS.entries()) {
            refuse(task, number, Reason.OUT_OF_RESOURCES);
            return;
        }
        List<Line> after = new ArrayList<>(model);
        after.remove(old);
        after.add(new Line(name, index, flags, task, message));
        if (bytes(after) > LIMITS.bytes()) {
            refuse(task, number, Reason.NO_MEMORY);
            return;
        }
        model.clear();
        model.addAll(after);
        expected.add(new Addressed(task, number, new Done(index)));
        List<Waiting> before = List.copyOf(waiting);
        waiting.clear();
        before.forEach(this::receive);
    }

    private static int bytes(List<Line> lines) {
        int names = lines.stream().map(Line::name).distinct().mapToInt(String::length).sum();
        return names + lines.stream().mapToInt(l -> l.message().body().length()).sum();
    }

    private void receive(Waiting asked) {
        MailboxRequest.Receive r = asked.receive();
        boolean first = (r.flags() & MailboxFlags.FIRST_AVAILABLE) != 0;
        Line found =
                model.stream()
                        .filter(l -> l.name().equals(r.name()))
                        .filter(l -> first ? l.index() >= r.index() : l.index() == r.index())
                        .min((a, b) -> Integer.compare(a.index(), b.index()))
                        .orElse(null);
        boolean take = (r.flags() & MailboxFlags.READ_AND_DELETE) != 0;
        if (found == null && (r.flags() & MailboxFlags.WAIT) != 0) {
            waiting.add(asked);
        } else if (found == null) {
            refuse(asked.client(), asked.number(), Reason.NOT_FOUND);
        } else if (take && !found.isFor(asked.client())) {
            refuse(asked.client(), asked.number(), Reason.DENIED);
        } else {
            if (take) {
                model.remove(found);
            }
            Found answer = new Found(found.index(), found.message());
            expected.add(new Addressed(asked.client(), asked.number(), answer));
        }
    }
}
