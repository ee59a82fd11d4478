package org.godwit.cluster.master;

import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/// Sees to it that every live task is somewhere: wakes those that have no place, now and then also
/// those that are believed to have one, and has containers brought elsewhere whose tasks do not
/// come up. Used by the master's actor only.
final class Waking {

    /// What it can do about tasks.
    interface Means {

        /// The address of the host where a container is, or will be; empty: nobody knows.
        Optional<String> placeOf(int container);

        /// Has the task started, or recovered, where its container is; it reports.
        void wake(TaskSpec spec);

        /// Has a container brought to the host at this address.
        void bring(int container, String address);
    }

    private static final int WAKES_PER_BEAT = 64;
    private static final int BEATS_BETWEEN_WAKES = 3;
    private static final int BEATS_OF_AUDIT = 600;

    private final MasterState master;
    private final VmView view;
    private final IntPredicate isMoving;
    private final Means means;
    private final Consumer<String> notes;
    private final Watchdog watchdog;
    private final Audit audit = new Audit(BEATS_OF_AUDIT);
    private final Map<Tid, Long> wokenAt = new HashMap<>();
    private final Map<Tid, Long> startedAt = new HashMap<>(); // the last task on each host
    private long beat;

    /// @param unplacedAfter how long a task may have no place before it is named
    /// @param isMoving whether a container is being moved
    /// @param notes is told what users may want to know
    Waking(
            MasterState master,
            VmView view,
            Duration unplacedAfter,
            IntPredicate isMoving,
            Means means,
            Consumer<String> notes) {
        this.master = master;
        this.view = view;
        this.isMoving = isMoving;
        this.means = means;
        this.notes = notes;
        this.watchdog =
                new Watchdog(Math.max(1, unplacedAfter.toMillis() / Master.BEAT.toMillis()));
    }

    void wake(TaskSpec spec) {
        wokenAt.put(spec.tid(), beat);
        means.wake(spec);
    }

    /// It is to be woken anew at the next beat if it has no place; or it is over.
    void forget(Tid tid) {
        wokenAt.remove(tid);
    }

    /// A live task has come up there.
    void arrived(Tid tid, VmView.Place place) {
        if (!view.isPlaced(tid)) {
            startedAt.put(place.host(), beat);
        }
        view.placed(tid, place);
    }

    /// Time goes on.
    void onBeat(long now) {
        beat = now;
        wakeUnplaced();
        wakeSomePlaced();
    }

    /// For how long this task has had no place; zero if it has one.
    Duration without(Tid tid) {
        return Master.BEAT.multipliedBy(watchdog.beatsWithout(tid, beat));
    }

    /// Where a task that has not reported yet will be.
    Optional<HostSeen> expectedHost(Tid tid) {
        return means.placeOf(tid.container()).flatMap(view::hostAt);
    }

    private void wakeUnplaced() {
        Map<Tid, TaskSpec> unplaced = unplaced();
        watchdog.look(unplaced.keySet(), beat).forEach(this::bringElsewhere);
        unplaced.values().stream()
                .filter(s -> beat - wokenAt.getOrDefault(s.tid(), -100L) >= BEATS_BETWEEN_WAKES)
                .limit(WAKES_PER_BEAT)
                .toList()
                .forEach(this::wake);
    }

    /// The live tasks that have no place and are not being moved, in their order.
    private Map<Tid, TaskSpec> unplaced() {
        Map<Tid, TaskSpec> unplaced = new LinkedHashMap<>();
        if (view.placed() == master.live().size()) {
            return unplaced; // only live tasks have places
        }
        master.live()
                .forEach((tid, spec) -> {
                    if (!view.isPlaced(tid) && !isMoving.test(tid.container())) {
                        unplaced.put(tid, spec);
                    }
                });
        return unplaced;
    }

    /// What is believed of a task may be wrong: that it has stopped was told, and not heard.
    private void wakeSomePlaced() {
        audit.next(master.live().keySet()).stream()
                .filter(tid -> view.isPlaced(tid) && !isMoving.test(tid.container()))
                .flatMap(tid -> master.spec(tid).stream())
                .forEach(this::wake);
    }

    /// To wake it again and again has not helped: it is named, and its container goes to another
    /// host, unless a task in it runs, or its host is at work on those before it.
    private void bringElsewhere(Tid tid) {
        Optional<HostSeen> at = expectedHost(tid);
        boolean mayBeElsewhere =
                at.filter(h -> watchdog.isLost(tid, beat, startedAt(h))).isPresent()
                        && master.in(tid.container()).stream().noneMatch(view::isPlaced);
        Optional<HostSeen> to =
                view.open().stream()
                        .filter(h -> mayBeElsewhere && !at.equals(Optional.of(h)))
                        .findFirst();
        notes.accept(
                "task %s (%s) has had no place for %.1f s; %s"
                        .formatted(
                                tid,
                                master.spec(tid).map(TaskSpec::program).orElse("?"),
                                without(tid).toMillis() / 1000.0,
                                to.map(h -> "it is brought to host " + h.info().name())
                                        .orElse("it is woken again")));
        to.ifPresent(h -> means.bring(tid.container(), h.info().address()));
        forget(tid);
    }

    private long startedAt(HostSeen host) {
        return startedAt.getOrDefault(host.info().tid(), Long.MIN_VALUE / 2);
    }
}
