package org.godwit.simulator;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.processor.OutcomeKind;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Reply;
import org.godwit.queue.Selector;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A simulated program: what it does next depends only on what its calls returned, and on
/// everything they ever returned (a digest), so that a replay that goes wrong shows. What happened
/// to it is kept for the final check.
///
/// The victim sends every message back, with its digest, and writes a line about it, until it is
/// killed. The others go through the rounds of the [Plan], then wait for the ends of those below
/// them and of the victim, so that somebody ends first.
final class SimProgram {

    static final int NOTICE_TAG = 99;
    static final int ECHO_TAG = 50;
    private static final String ASIDE = "aside ";
    private static final int LOOKS_MAX = 2;
    private static final int LOOK_CHOICES = 9;
    private static final int STATE_BYTES_MAX = 16 * 1024;

    private final Plan plan;
    private final int me;
    private int round;
    private int sent;
    private int taken;
    private int opening;
    private final Set<Integer> notices = new TreeSet<>();
    private long digest;
    private int idleLooks;
    private int echoTo = -1;
    private boolean echoPrinted = true;
    private boolean over;
    final Map<Integer, List<Long>> received = new TreeMap<>();
    final Map<Integer, List<Long>> sentContents = new TreeMap<>();
    final List<String> lines = new ArrayList<>();

    SimProgram(Plan plan, int me) {
        this.plan = plan;
        this.me = me;
        this.digest = me * 0x9E3779B97F4A7C15L;
    }

    boolean isOver() {
        return over;
    }

    ProcessorInput finished() {
        return new ProcessorInput.Finished(TaskEnd.RETURNED, "");
    }

    /// The next call.
    Call next() {
        return isVictim() ? nextEcho() : nextInPlan();
    }

    private Call nextEcho() {
        if (echoTo >= 0) {
            return send(echoTo, ECHO_TAG);
        }
        if (!echoPrinted) {
            return new ProcessorInput.Print(line());
        }
        return maybeLook(Selector.ANY).orElse(new ProcessorInput.Receive(Selector.ANY, true));
    }

    private Call nextInPlan() {
        if (opening < plan.tasks() + 1) {
            Tid subject = Plan.tid(opening);
            return opening == me
                    ? new ProcessorInput.Recall(OutcomeKind.RUNNING)
                    : new ProcessorInput.NotifyTaskExit(subject, NOTICE_TAG, 0);
        }
        if (round < plan.rounds()) {
            Selector ofRound = Selector.ofPvm(-1, round, -1);
            if (sent < plan.sentInRound(round, me)) {
                int to = plan.destination(round, me, sent);
                return maybeLook(ofRound).orElseGet(() -> send(to, round));
            }
            if (taken < plan.receivedInRound(round, me)) {
                return maybeLook(ofRound)
                        .orElseGet(() -> new ProcessorInput.Receive(ofRound, true));
            }
            return new ProcessorInput.Print(line());
        }
        return new ProcessorInput.Receive(Selector.ofPvm(-1, NOTICE_TAG, -1), true);
    }

    private boolean isVictim() {
        return me == plan.tasks();
    }

    private String line() {
        return me + ":" + round + ":" + Long.toHexString(digest);
    }

    /// Now and then a look at the queue that does not wait (for long), an outcome from outside or a
    /// line.
    private Optional<Call> maybeLook(Selector selector) {
        if (idleLooks >= LOOKS_MAX) {
            return Optional.empty();
        }
        return switch ((int) Long.remainderUnsigned(digest, LOOK_CHOICES)) {
            case 0 -> Optional.of(new ProcessorInput.Take(selector));
            case 1 -> Optional.of(new ProcessorInput.Probe(selector));
            case 2 -> Optional.of(new ProcessorInput.Recall(OutcomeKind.TASKS));
            case 3 -> Optional.of(new ProcessorInput.TakeWithin(selector, false));
            case 4 -> Optional.of(new ProcessorInput.Take(Selector.ofPvm(-1, ECHO_TAG, -1)));
            case 5 -> Optional.of(new ProcessorInput.Print(ASIDE + line()));
            default -> Optional.empty();
        };
    }

    private Call send(int to, int tag) {
        int number = sentContents.getOrDefault(to, List.of()).size() + 1;
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(number).putLong(digest);
        return new ProcessorInput.Send(
                Plan.tid(to), tag, 0, 0, Body.of(Encoding.DEFAULT, bytes.array()));
    }

    /// Takes the answer to `call` and comes to the next one.
    void answered(Call call, Reply reply) {
        switch (call) {
            case ProcessorInput.Send send -> sent(send);
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
            case ProcessorInput.Recall recall ->
                    outcome(recall.kind(), ((Reply.Recorded) reply).result());
            case ProcessorInput.Record made -> outcome(made.kind(), made.result());
            case ProcessorInput.Print print -> printed(print.printed().text());
            case ProcessorInput.YieldPoint _ -> {}
            default -> throw new IllegalStateException("the program makes no such call: " + call);
        }
    }

    private void sent(ProcessorInput.Send send) {
        int to = Plan.task(send.destination());
        long content = ByteBuffer.wrap(send.body().bytes()).getLong(8);
        sentContents.computeIfAbsent(to, _ -> new ArrayList<>()).add(content);
        sent++;
        echoTo = -1;
        moved(1);
    }

    private void outcome(OutcomeKind kind, byte[] result) {
        if (kind == OutcomeKind.RUNNING) {
            opening++;
        }
        looked(Arrays.hashCode(result));
    }

    private void printed(String line) {
        lines.add(line);
        if (line.startsWith(ASIDE)) {
            looked(7);
            return;
        }
        echoPrinted = true;
        if (!isVictim()) {
            round++;
            sent = 0;
            taken = 0;
        }
        moved(17);
    }

    private static long contentOf(Message message) {
        return ByteBuffer.wrap(message.body().bytes()).getLong(8);
    }

    private void noticed(int subject) {
        if (!notices.add(subject)) {
            throw new PromiseBroken(
                    "P1",
                    "task %d was told twice of the end of %s".formatted(me, new Tid(subject)));
        }
        moved(subject);
        over = notices.size() >= me + 1;
    }

    private void delivered(Message message) {
        if (message.tag() == NOTICE_TAG) {
            noticed(ByteBuffer.wrap(message.body().bytes()).getInt());
            return;
        }
        int from = Plan.task(message.source());
        List<Long> ofSource = received.computeIfAbsent(from, _ -> new ArrayList<>());
        ofSource.add(contentOf(message));
        long number = ByteBuffer.wrap(message.body().bytes()).getLong();
        int have = ofSource.size();
        if (number != have) {
            throw new PromiseBroken(
                    number < have ? "P1" : "P2",
                    "task %d took message %d of task %d as its number %d"
                            .formatted(me, number, from, have));
        }
        if (isVictim()) {
            echoTo = from;
            echoPrinted = false;
        } else if (message.tag() != ECHO_TAG) {
            taken++;
        }
        moved(contentOf(message));
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

    // --- a state that can be saved (at a receive: no echo is due then)

    byte[] save() {
        ByteBuffer out = ByteBuffer.allocate(STATE_BYTES_MAX);
        out.putInt(round).putInt(sent).putInt(taken).putInt(opening);
        out.putLong(digest).putInt(idleLooks);
        out.putInt(notices.size());
        notices.forEach(out::putInt);
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
        digest = in.getLong();
        idleLooks = in.getInt();
        for (int n = in.getInt(); n > 0; n--) {
            notices.add(in.getInt());
        }
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
        map.forEach((peer, contents) -> {
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
