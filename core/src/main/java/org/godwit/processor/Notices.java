package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.List;
import java.util.Optional;

/// pvm_notify: what the program asked to be told, and telling it.
final class Notices {

    private final Incarnation now;
    private final ProcessorState state;
    private final Ledger ledger;
    private Optional<ProcessorInput.HostsAre> hostsWhenResumed = Optional.empty();

    Notices(Incarnation now) {
        this.now = now;
        this.state = now.state;
        this.ledger = now.ledger;
    }

    Reply notifyTaskExit(ProcessorInput.NotifyTaskExit call) {
        now.recordMisses();
        state.watches
                .open(
                        Watch.Kind.TASK_EXIT,
                        call.subject(),
                        call.subject().value(),
                        call.tag(),
                        call.context(),
                        1)
                .ifPresent(watch -> {
                    if (state.isGone(watch.subject())) {
                        fire(watch, Watches.body(watch.told()));
                    } else {
                        requestWatch(watch);
                    }
                });
        return Reply.DONE;
    }

    void requestWatch(Watch watch) {
        ledger.whenDurable(() ->
                now.emit(
                        new Effect.Transmit(
                                new Frame.Watch(state.spec.tid(), watch.subject(), watch.id()))));
    }

    Reply notifyHostDelete(ProcessorInput.NotifyHostDelete call) {
        state.watches
                .open(
                        Watch.Kind.HOST_DELETE,
                        call.host(),
                        call.asked(),
                        call.tag(),
                        call.context(),
                        1)
                .filter(_ -> !call.present())
                .ifPresent(watch -> fire(watch, Watches.body(watch.told())));
        return Reply.DONE;
    }

    Reply notifyHostAdd(ProcessorInput.NotifyHostAdd call) {
        state.watches
                .matching(w -> w.kind() == Watch.Kind.HOST_ADD && w.tag() == call.tag())
                .forEach(w -> state.watches.forget(w.id()));
        if (call.count() != 0) {
            state.watches.open(
                    Watch.Kind.HOST_ADD, Tid.DAEMON, 0, call.tag(), call.context(), call.count());
        }
        return Reply.DONE;
    }

    Reply cancelNotify(ProcessorInput.CancelNotify call) {
        for (Watch watch :
                state.watches.matching(w ->
                        w.subject().equals(call.subject())
                                && w.tag() == call.tag()
                                && w.context() == call.context())) {
            fire(watch, Watches.body(watch.told()));
        }
        return Reply.DONE;
    }

    /// The notice is accepted, as a message from the daemon.
    void fire(Watch watch, Body body) {
        now.recordMisses();
        var event =
                new ProcessorEvent.NoticeAccepted(watch.id(), watch.tag(), watch.context(), body);
        ledger.record(event);
        state.apply(event);
        now.wakeIfMatched();
    }

    Reply hostsAre(ProcessorInput.HostsAre input) {
        if (now.phase == Phase.CLOSED) {
            hostsWhenResumed = Optional.of(input);
        }
        if (!now.runs()) {
            return Reply.DONE;
        }
        List<Tid> present = input.present();
        List<Tid> joined = state.watches.hostsAre(present);
        state.watches
                .matching(w -> w.kind() == Watch.Kind.HOST_DELETE && !present.contains(w.subject()))
                .forEach(w -> fire(w, Watches.body(w.told())));
        if (!joined.isEmpty()) {
            int[] ints = new int[joined.size() + 1];
            ints[0] = joined.size();
            for (int i = 0; i < joined.size(); i++) {
                ints[i + 1] =
                        joined.get(joined.size() - 1 - i).value(); // the last first, as in PVM
            }
            state.watches
                    .matching(w -> w.kind() == Watch.Kind.HOST_ADD)
                    .forEach(w -> fire(w, Watches.body(ints)));
        }
        return Reply.DONE;
    }

    /// What a closed VP heard of the hosts is forgotten.
    void close() {
        hostsWhenResumed = Optional.empty();
    }

    /// What it heard of the hosts while it was closed is told now.
    void resume() {
        hostsWhenResumed.ifPresent(this::hostsAre);
    }
}
