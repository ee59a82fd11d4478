package org.godwit.simulator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.processor.OutcomeKind;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Reply;
import org.godwit.queue.Selector;
import org.godwit.task.Tid;

/// A simulated program: what it does next depends only on what its calls returned, and on everything they
/// ever returned (a digest), so that a replay that goes wrong shows. What happened to it is kept for the
/// final check.
final class SimProgram {

    static final int NOTICE_TAG = 99;
    private static final int PER_ROUND_CHOICES = 7;

    private final Plan plan;
    private final int me;
    private int round;
    private int sent;
    private int taken;
    private int opening;
    private int notices;
    private long digest;
    private int idleLooks;
    private boolean printed;
    private boolean over;
    final Map<Integer, List<Long>> received = new HashMap<>();
    final Map<Integer, List<Long>> sentContents = new HashMap<>();
    final List<String> lines = new ArrayList<>();

    SimProgram(Plan plan, int me) {
        this.plan = plan;
        this.me = me;
        this.digest = me * 0x9E3779B97F4A7C15L;
    }

    boolean isOver() {
        return over;
    }

    /// The next call.
    Call next() {
        if (isVictim()) {
            return new ProcessorInput.Receive(Selector.ANY, false);
        }
        if (opening < plan.tasks() + 1) {
            Tid subject = Plan.tid(opening);
            return opening == me
                    ? new ProcessorInput.Recall(OutcomeKind.RUNNING)
                    : new ProcessorInput.NotifyTaskExit(subject, NOTICE_TAG, 0);
        }
        if (round < plan.rounds()) {
            if (sent < plan.sentInRound(round, me)) {
                return maybeLook().orElseGet(this::send);
            }
            if (taken < plan.receivedInRound(round, me)) {
                return maybeLook()
                        .orElseGet(() -> new ProcessorInput.Receive(roundSelector(), true));
            }
            return new ProcessorInput.Print(lineOfRound());
        }
        return new ProcessorInput.Receive(Selector.ofPvm(-1, NOTICE_TAG, -1), true);
    }

    private boolean isVictim() {
        return me == plan.tasks();
    }

    private String lineOfRound() {
        return me + ":" + round + ":" + Long.toHexString(digest);
    }

    private Selector roundSelector() {
        return Selector.ofPvm(-1, round, -1);
    }

    /// Now and then a look at the queue that does not wait, or an outcome from outside.
    private Optional<Call> maybeLook() {
        if (idleLooks >= 2) {
            return Optional.empty();
        }
        return switch ((int) Long.remainderUnsigned(digest, PER_ROUND_CHOICES)) {
            case 0 -> Optional.of(new ProcessorInput.Take(roundSelector()));
            case 1 -> Optional.of(new ProcessorInput.Probe(roundSelector()));
            case 2 -> Optional.of(new ProcessorInput.Recall(OutcomeKind.TASKS));
            case 3 -> Optional.of(new ProcessorInput.TakeWithin(roundSelector(), true));
            default -> Optional.empty();
        };
    }

    private Call send() {
        int to = plan.destination(round, me, sent);
        int number = sentContents.getOrDefault(to, List.of()).size() + 1;
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(number).putLong(digest);
        return new ProcessorInput.Send(
                Plan.tid(to), round, 0, 0, Body.of(Encoding.DEFAULT, bytes.array()));
    }

    /// Takes the answer to `call` and comes to the next one.
    void answered(Call call, Reply reply) {
        switch (call) {
            case ProcessorInput.Send send -> {
                ByteBuffer bytes = ByteBuffer.wrap(send.body().bytes());
                sentContents
                        .computeIfAbsent(Plan.task(send.destination()), _ -> new ArrayList<>())
                        .add(bytes.getLong(8));
                sent++;
                moved(1);
            }
            case ProcessorInput.Receive _ -> delivered(((Reply.Delivered) reply).message());
            case ProcessorInput.Take _, ProcessorInput.TakeWithin _ -> {
                if (reply instanceof Reply.Delivered hit) {
                    delivered(hit.message());
                } else {
                    looked(5);
                }
            }
            case ProcessorInput.Probe _ ->
                    looked(reply instanceof Reply.Delivered hit ? contentOf(hit.message()) : 3);
            case ProcessorInput.NotifyTaskExit _ -> opening++;
            case ProcessorInput.Recall recall -> outcome(recall, ((Reply.Recorded) reply).result());
            case ProcessorInput.Print print -> {
                lines.add(print.line());
                printed = true;
                nextRound();
            }
            default -> throw new IllegalStateException("the program makes no such call: " + call);
        }
    }

    void outcome(ProcessorInput.Recall recall, byte[] result) {
        if (recall.kind() == OutcomeKind.RUNNING) {
            opening++;
        }
        looked(Arrays.hashCode(result));
    }

    private void nextRound() {
        if (printed) {
            printed = false;
            round++;
            sent = 0;
            taken = 0;
            moved(17);
        }
    }

    private static long contentOf(Message message) {
        return ByteBuffer.wrap(message.body().bytes()).getLong(8);
    }

    private void delivered(Message message) {
        if (message.tag() == NOTICE_TAG) {
            notices++;
            moved(ByteBuffer.wrap(message.body().bytes()).getInt());
            // the others are waited for in a ring, so that somebody ends first
            over = notices >= expectedNotices();
            return;
        }
        List<Long> ofSource =
                received.computeIfAbsent(Plan.task(message.source()), _ -> new ArrayList<>());
        ofSource.add(contentOf(message));
        long number = ByteBuffer.wrap(message.body().bytes()).getLong();
        int have = ofSource.size();
        if (number != have) {
            throw new PromiseBroken(
                    number < have ? "P1" : "P2",
                    "task %d took message %d of task %d as its number %d"
                            .formatted(me, number, Plan.task(message.source()), have));
        }
        taken++;
        moved(contentOf(message));
    }

    /// Task k waits for the ends of the tasks below it and of the victim.
    private int expectedNotices() {
        return me + 1;
    }

    private void moved(long by) {
        digest = (digest ^ by) * 0xBF58476D1CE4E5B9L;
        digest ^= digest >>> 29;
        idleLooks = 0;
    }

    private void looked(long at) {
        int looks = idleLooks + 1;
        moved(at + 1);
        idleLooks = looks;
    }

    // --- a state that can be saved

    byte[] save() {
        ByteBuffer out = ByteBuffer.allocate(64 + 8 * 1024);
        out.putInt(round).putInt(sent).putInt(taken).putInt(opening).putInt(notices);
        out.putLong(digest).putInt(idleLooks);
        putAll(out, received);
        putAll(out, sentContents);
        out.putInt(lines.size());
        for (String line : lines) {
            byte[] text = line.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            out.putInt(text.length).put(text);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    void load(byte[] state) {
        ByteBuffer in = ByteBuffer.wrap(state);
        round = in.getInt();
        sent = in.getInt();
        taken = in.getInt();
        opening = in.getInt();
        notices = in.getInt();
        digest = in.getLong();
        idleLooks = in.getInt();
        getAll(in, received);
        getAll(in, sentContents);
        for (int n = in.getInt(); n > 0; n--) {
            byte[] text = new byte[in.getInt()];
            in.get(text);
            lines.add(new String(text, java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    private static void putAll(ByteBuffer out, Map<Integer, List<Long>> map) {
        out.putInt(map.size());
        map.forEach(
                (peer, contents) -> {
                    out.putInt(peer).putInt(contents.size());
                    contents.forEach(out::putLong);
                });
    }

    private static void getAll(ByteBuffer in, Map<Integer, List<Long>> map) {
        for (int n = in.getInt(); n > 0; n--) {
            int peer = in.getInt();
            List<Long> contents = new ArrayList<>();
            for (int k = in.getInt(); k > 0; k--) {
                contents.add(in.getLong());
            }
            map.put(peer, contents);
        }
    }
}
