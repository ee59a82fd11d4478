package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.godwit.cluster.master.MasterCommand.HostFates;
import org.godwit.host.BadHostLineException;
import org.godwit.host.HostFate;
import org.godwit.host.HostFate.Kind;
import org.godwit.host.HostLine;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hosts that a task adds: started by the first host, and part of the table all together when each
/// of them takes work or cannot. One addition at a time. Part of the master's actor.
final class Additions {

    /// How long a host may take, in beats.
    private static final long PATIENCE_BEATS = 1_200;

    /// What is under way for one request.
    private static final class Addition {
        final MasterCommand.AddHosts request;
        final long deadline;
        final List<ActorRef<HostFates>> replyTo = new ArrayList<>();
        final List<HostFate> fates = new ArrayList<>();
        final Map<String, Integer> awaited = new HashMap<>();
        final Map<String, Tid> numbers = new HashMap<>();

        Addition(MasterCommand.AddHosts request, long deadline) {
            this.request = request;
            this.deadline = deadline;
            replyTo.add(request.replyTo());
        }
    }

    private final ActorContext<MasterCommand> context;
    private final MasterState master;
    private final VmView view;
    private final Runnable tableChanged;
    private final Answers<HostFates> answers = new Answers<>();
    private Optional<Addition> underWay = Optional.empty();
    private int lastKept;
    private long beat;

    /// @param tableChanged called when hosts have become part of the table
    Additions(
            ActorContext<MasterCommand> context,
            MasterState master,
            VmView view,
            Runnable tableChanged) {
        this.context = context;
        this.master = master;
        this.view = view;
        this.tableChanged = tableChanged;
    }

    void onAdd(MasterCommand.AddHosts c) {
        Optional<HostFates> before = answers.of(c.requester(), c.call());
        if (before.isPresent()) {
            c.replyTo().tell(before.get());
            return;
        }
        if (underWay.isPresent()) {
            Addition other = underWay.get();
            if (Answers.isRepeated(
                    c.requester(), c.call(), other.request.requester(), other.request.call())) {
                other.replyTo.add(c.replyTo());
            } else {
                c.replyTo().tell(new HostFates(true, List.of()));
            }
            return;
        }
        begin(new Addition(c, beat + PATIENCE_BEATS));
    }

    private void begin(Addition addition) {
        List<HostLine> toStart = new ArrayList<>();
        for (String line : addition.request.lines()) {
            addition.fates.add(judge(line, addition, toStart));
        }
        underWay = Optional.of(addition);
        if (!toStart.isEmpty()) {
            starter().tell(new HostCommand.StartHosts(toStart, context.getSelf()));
        }
        endIfComplete();
    }

    /// The first host: the one that PVM calls the master.
    private ActorRef<HostCommand> starter() {
        return view.hosts().iterator().next().ref();
    }

    private HostFate judge(String text, Addition addition, List<HostLine> toStart) {
        HostLine line;
        try {
            line = HostLine.parse(text);
        } catch (BadHostLineException e) {
            return HostFate.refused(Kind.BAD_LINE, String.valueOf(e.getMessage()));
        }
        if (!line.isNameWellFormed()) {
            return HostFate.refused(
                    Kind.NO_SUCH_HOST, "'%s' cannot be a host's name".formatted(line.name()));
        }
        if (addition.awaited.containsKey(line.name()) || view.hostNamed(line.name()).isPresent()) {
            return HostFate.refused(
                    Kind.DUPLICATE, "there is a host '%s' already".formatted(line.name()));
        }
        Optional<Tid> number = master.nextHost(lastKept);
        if (number.isEmpty()) {
            return HostFate.refused(Kind.CANNOT_START, "all host numbers have been given out");
        }
        lastKept = number.get().hostNumber();
        addition.numbers.put(line.name(), number.get());
        addition.awaited.put(line.name(), addition.fates.size());
        toStart.add(line);
        return HostFate.done(number.get());
    }

    /// The number kept for a host of this name, if it is one of those that are to come.
    Optional<Tid> numberOf(String name) {
        return underWay.flatMap(a -> Optional.ofNullable(a.numbers.get(name)));
    }

    /// Numbers up to this are kept for hosts that are to come.
    int lastKept() {
        return lastKept;
    }

    boolean isAwaited(String name) {
        return underWay.filter(a -> a.awaited.containsKey(name)).isPresent();
    }

    void onStarted(MasterCommand.HostStarted c) {
        underWay.ifPresent(a -> {
            Integer index = a.awaited.remove(c.name());
            if (index != null) {
                a.fates.set(index, c.fate().isDone() ? fateOf(c.name()) : c.fate());
            }
        });
        endIfComplete();
    }

    private HostFate fateOf(String name) {
        return view.hostNamed(name)
                .map(h -> HostFate.done(h.info().tid()))
                .orElseGet(() ->
                        HostFate.refused(
                                Kind.CANNOT_START, "host '%s' has gone again".formatted(name)));
    }

    void onBeat(long now) {
        beat = now;
        underWay.filter(a -> now >= a.deadline).ifPresent(Additions::giveUp);
        endIfComplete();
    }

    private static void giveUp(Addition addition) {
        addition.awaited.forEach((name, index) ->
                addition.fates.set(
                        index,
                        HostFate.refused(
                                Kind.CANNOT_START,
                                "host '%s' was not ready in time".formatted(name))));
        addition.awaited.clear();
    }

    private void endIfComplete() {
        underWay.filter(a -> a.awaited.isEmpty())
                .ifPresent(a -> {
                    underWay = Optional.empty();
                    view.joined();
                    if (a.fates.stream().anyMatch(HostFate::isDone)) {
                        tableChanged.run();
                    }
                    HostFates answer = new HostFates(false, List.copyOf(a.fates));
                    answers.put(a.request.requester(), a.request.call(), answer);
                    a.replyTo.forEach(r -> r.tell(answer));
                });
    }

    void over(Tid task) {
        answers.forget(task);
    }
}
