package org.godwit.processor;

import org.godwit.message.Message;
import org.godwit.port.Printed;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.queue.MessageQueue;
import org.godwit.queue.Selector;

import java.util.Optional;
import java.util.OptionalLong;

/// The calls of a program that runs, and their answers.
final class Calls {

    private final Incarnation now;
    private final ProcessorState state;
    private final Ledger ledger;
    private final Notices notices;
    private final Saving saving;

    Calls(Incarnation now, Notices notices, Saving saving) {
        this.now = now;
        this.state = now.state;
        this.ledger = now.ledger;
        this.notices = notices;
        this.saving = saving;
    }

    /// The same in every replay; the others come when they are asked for.
    static boolean isOfTheProgram(Call call) {
        return switch (call) {
            case ProcessorInput.YieldPoint _,
                    ProcessorInput.StateUnavailable _,
                    ProcessorInput.StatePart _,
                    ProcessorInput.StateSaved _ ->
                    false;
            default -> true;
        };
    }

    Reply answer(Call call) {
        return switch (call) {
            case ProcessorInput.Send c -> send(c);
            case ProcessorInput.Receive c ->
                    state.queue
                            .take(c.selector())
                            .<Reply>map(e -> new Reply.Delivered(e.message()))
                            .orElse(Reply.WAIT);
            case ProcessorInput.Take c -> look(c.selector(), true, false);
            case ProcessorInput.TakeWithin c -> look(c.selector(), true, !c.expired());
            case ProcessorInput.Probe c -> look(c.selector(), false, false);
            case ProcessorInput.Recall c ->
                    state.replay
                            .next(c.kind(), state.calls + 1)
                            .<Reply>map(Reply.Recorded::new)
                            .orElse(Reply.LIVE);
            case ProcessorInput.Record c -> {
                now.recordMisses();
                ledger.record(new ProcessorEvent.OutcomeRecorded(c.kind(), c.result()));
                yield Reply.DONE;
            }
            case ProcessorInput.Print c -> print(c.printed());
            case ProcessorInput.NotifyTaskExit c -> notices.notifyTaskExit(c);
            case ProcessorInput.NotifyHostDelete c -> notices.notifyHostDelete(c);
            case ProcessorInput.NotifyHostAdd c -> notices.notifyHostAdd(c);
            case ProcessorInput.CancelNotify c -> notices.cancelNotify(c);
            case ProcessorInput.StatePart c -> saving.part(c);
            case ProcessorInput.StateUnavailable _ -> {
                saving.unavailable();
                yield Reply.DONE;
            }
            case ProcessorInput.YieldPoint _, ProcessorInput.StateSaved _ -> Reply.DONE;
        };
    }

    private Reply send(ProcessorInput.Send call) {
        OutStream stream = state.to(call.destination());
        if (!stream.hasRoomFor(call.body().length(), state.limits, now.crowded)) {
            return Reply.WAIT;
        }
        now.recordMisses();
        Message message =
                new Message(
                        state.spec.tid(),
                        call.destination(),
                        call.tag(),
                        call.context(),
                        call.waitId(),
                        call.body());
        ProcessorImage.Retained entry = stream.append(message);
        ledger.whenDurable(() -> release(stream, entry));
        return Reply.DONE;
    }

    private void release(OutStream stream, ProcessorImage.Retained entry) {
        if (stream.retains(entry.sequence())) {
            stream.released(entry.sequence());
            now.transmit(entry);
        }
    }

    /// A look at the queue that the program cannot foresee; journaled unless it finds nothing and
    /// has to wait.
    private Reply look(Selector selector, boolean takes, boolean mayWait) {
        Replay.Looks looks = takes ? state.replay.takes : state.replay.probes;
        OptionalLong recorded = looks.next();
        if (recorded.isPresent()) {
            long arrival = recorded.getAsLong();
            if (arrival == 0) {
                return Reply.NOTHING;
            }
            return found(
                    takes ? state.queue.takeAt(arrival) : state.queue.at(arrival).orElseThrow());
        }
        Optional<MessageQueue.Entry> entry =
                takes ? state.queue.take(selector) : state.queue.find(selector);
        if (entry.isEmpty()) {
            if (mayWait) {
                return Reply.WAIT;
            }
            looks.missed();
            return Reply.NOTHING;
        }
        now.recordMisses();
        long arrival = entry.get().arrival();
        ledger.record(
                takes
                        ? new ProcessorEvent.TakeRecorded(0, arrival)
                        : new ProcessorEvent.ProbeRecorded(0, arrival));
        return found(entry.get());
    }

    private static Reply found(MessageQueue.Entry entry) {
        return new Reply.Delivered(entry.message());
    }

    private Reply print(Printed printed) {
        now.recordMisses();
        long number = ++state.lines;
        ledger.whenDurable(() -> {
            now.linesOut = number;
            now.emit(new Effect.Output(number, printed));
        });
        return Reply.DONE;
    }
}
