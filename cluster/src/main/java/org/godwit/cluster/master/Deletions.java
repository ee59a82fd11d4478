package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.master.MasterCommand.HostFates;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.host.HostFate;
import org.godwit.host.HostFate.Kind;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Hosts that are removed as in PVM: their tasks are killed, then they leave. Part of the master's
/// actor.
final class Deletions {

    /// How long the tasks may take to end, in beats. They are doomed all the same.
    private static final long END_BEATS = 50;

    /// How long the host may take to leave after that. Then it is put out.
    private static final long LEAVE_BEATS = 200;

    private static final class Deletion {
        final MasterCommand.DeleteHosts request;
        final List<ActorRef<HostFates>> replyTo = new ArrayList<>();
        final List<HostFate> fates = new ArrayList<>();
        final Set<Tid> leaving = new HashSet<>();

        Deletion(MasterCommand.DeleteHosts request) {
            this.request = request;
            replyTo.add(request.replyTo());
        }
    }

    private record Departure(long begun, boolean told) {}

    private final Consumer<HostSeen> putOut;
    private final VmView view;
    private final Function<HostSeen, List<Tid>> tasksAt;
    private final Runnable closed;
    private final Answers<HostFates> answers = new Answers<>();
    private final List<Deletion> deletions = new ArrayList<>();
    private final Map<Tid, Departure> departures = new HashMap<>();
    private long beat;

    /// @param tasksAt the live tasks that are on a host or will be
    /// @param closed called when a host is to get no more work
    /// @param putOut takes a host out that does not leave
    Deletions(
            VmView view,
            Function<HostSeen, List<Tid>> tasksAt,
            Runnable closed,
            Consumer<HostSeen> putOut) {
        this.putOut = putOut;
        this.view = view;
        this.tasksAt = tasksAt;
        this.closed = closed;
    }

    /// Returns the tasks to kill.
    List<Tid> onDelete(MasterCommand.DeleteHosts c) {
        Optional<HostFates> before = answers.of(c.requester(), c.call());
        if (before.isPresent()) {
            c.replyTo().tell(before.get());
            return List.of();
        }
        for (Deletion other : deletions) {
            if (Answers.isRepeated(
                    c.requester(), c.call(), other.request.requester(), other.request.call())) {
                other.replyTo.add(c.replyTo());
                return List.of();
            }
        }
        Deletion deletion = new Deletion(c);
        c.names().forEach(name -> deletion.fates.add(judge(name, deletion)));
        deletions.add(deletion);
        for (Tid host : deletion.leaving) {
            departures.putIfAbsent(host, new Departure(beat, false));
            view.drain(host);
        }
        closed.run();
        endComplete();
        return tasksOnLeaving();
    }

    private HostFate judge(String name, Deletion deletion) {
        Optional<HostSeen> host =
                view.table().stream().filter(h -> h.info().name().equals(name)).findFirst();
        if (host.isEmpty()) {
            return HostFate.refused(Kind.NO_SUCH_HOST, "there is no host '%s'".formatted(name));
        }
        Tid tid = host.get().info().tid();
        if (tid.equals(view.hosts().iterator().next().info().tid())) {
            return HostFate.refused(
                    Kind.MASTER,
                    "host '%s' is the first one, which cannot be removed".formatted(name));
        }
        return deletion.leaving.add(tid)
                ? HostFate.done(tid)
                : HostFate.refused(Kind.DUPLICATE, "host '%s' was named before".formatted(name));
    }

    private List<Tid> tasksOnLeaving() {
        return departures.keySet().stream()
                .flatMap(host -> view.host(host).stream())
                .flatMap(host -> tasksAt.apply(host).stream())
                .toList();
    }

    /// Returns the tasks to kill.
    List<Tid> onBeat(long now) {
        beat = now;
        departures.replaceAll(this::proceed);
        return tasksOnLeaving();
    }

    private Departure proceed(Tid tid, Departure departure) {
        Optional<HostSeen> host = view.host(tid);
        long waited = beat - departure.begun();
        if (host.isEmpty()) {
            return departure;
        }
        if (!departure.told() && (waited >= END_BEATS || tasksAt.apply(host.get()).isEmpty())) {
            host.get().ref().tell(new HostCommand.Leave());
            return new Departure(beat, true);
        }
        if (departure.told() && waited == LEAVE_BEATS) {
            putOut.accept(host.get());
        }
        return departure;
    }

    /// A host is part of the table no more.
    void gone(Tid host) {
        departures.remove(host);
        deletions.forEach(d -> d.leaving.remove(host));
        endComplete();
    }

    private void endComplete() {
        for (Deletion deletion : List.copyOf(deletions)) {
            if (deletion.leaving.isEmpty()) {
                deletions.remove(deletion);
                HostFates answer = new HostFates(false, List.copyOf(deletion.fates));
                answers.put(deletion.request.requester(), deletion.request.call(), answer);
                deletion.replyTo.forEach(r -> r.tell(answer));
            }
        }
    }

    void over(Tid task) {
        answers.forget(task);
    }
}
