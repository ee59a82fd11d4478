package org.godwit.cluster.master;

import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectFactories;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.host.HostInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/// The hosts: who registers, who is gone, who is to come or to go, and the end of them all. Part of
/// the master's actor.
final class HostTable {

    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    /// How long tasks may take to end before the virtual machine does, in beats.
    private static final long END_BEATS = 50;

    /// How long a master that has just come up waits for the hosts that there are, in beats.
    private static final long SETTLE_BEATS_MAX = 100;

    private final ActorContext<MasterCommand> context;
    private final EffectFactories<MasterEvent, MasterState> effects;
    private final MasterState master;
    private final VmView view;
    private final ContainerAllocation allocation;
    private final Moves moves;
    private final Consumer<Tid> killer;
    private final Additions additions;
    private final Deletions deletions;
    private final Roles roles;
    private Optional<Long> endsAt = Optional.empty();
    private boolean settled;
    private long beat;

    /// @param killer sends a task its end, which has been journaled
    HostTable(
            ActorContext<MasterCommand> context,
            EffectFactories<MasterEvent, MasterState> effects,
            MasterState master,
            VmView view,
            ContainerAllocation allocation,
            Moves moves,
            Consumer<Tid> killer) {
        this.context = context;
        this.effects = effects;
        this.master = master;
        this.view = view;
        this.allocation = allocation;
        this.moves = moves;
        this.killer = killer;
        this.additions = new Additions(context, master, view, this::tellHosts);
        this.deletions = new Deletions(view, this::tasksAt, moves::tellAllocation, this::putOut);
        this.roles = new Roles(view);
    }

    Effect<MasterEvent, MasterState> onRegister(MasterCommand.Register r) {
        Optional<HostSeen> sameName =
                view.hostNamed(r.name()).filter(h -> !h.info().address().equals(r.address()));
        if (sameName.isPresent()) {
            return refuse(
                    r,
                    "a host named '%s' is part of the virtual machine already (at %s); choose another name"
                            .formatted(r.name(), sameName.get().info().address()));
        }
        Optional<Tid> known = master.hostAt(r.process());
        if (known.isPresent()) {
            welcome(known.get(), r);
            return effects.none();
        }
        Optional<Tid> number =
                additions.numberOf(r.name()).or(() -> master.nextHost(additions.lastKept()));
        if (number.isEmpty()) {
            return refuse(r, "this virtual machine has given out all its host numbers");
        }
        return effects.persist(new MasterEvent.HostNumbered(number.get(), r.name(), r.process()))
                .thenRun(() -> welcome(number.get(), r));
    }

    private Effect<MasterEvent, MasterState> refuse(MasterCommand.Register r, String reason) {
        r.host().tell(new HostCommand.NotWanted(reason));
        return effects.none();
    }

    private void welcome(Tid tid, MasterCommand.Register r) {
        HostInfo info = new HostInfo(tid, r.name(), r.arch(), r.address(), r.pid(), r.speed());
        boolean isNew = view.seen(new HostSeen(info, r.http(), r.host()));
        if (!settled) {
            allocation.aimGuests(tid.hostNumber(), r.address());
            moves.tellAllocation();
            settle();
            return;
        }
        if (!isNew) {
            r.host().tell(new HostCommand.Registered(tid, view.hostInfos(tid)));
            return;
        }
        context.getLog().info("host {} is {}", r.name(), tid);
        allocation.aimGuests(tid.hostNumber(), r.address());
        if (additions.isAwaited(r.name())) {
            view.join(tid);
            r.host().tell(new HostCommand.Registered(tid, view.hostInfos(tid)));
        } else {
            // who adds hosts from outside wants work to go there; a program places its tasks itself
            moves.joined();
            tellHosts();
        }
    }

    /// A master that takes the place of another knows no host at first. Until all have registered
    /// it tells nobody who is there: the missing ones would be taken for gone.
    private void settle() {
        boolean all =
                StreamSupport.stream(members().spliterator(), false)
                        .filter(m -> m.status().equals(MemberStatus.up()))
                        .allMatch(m -> view.hostAt(m.address().toString()).isPresent());
        if (all || beat > SETTLE_BEATS_MAX) {
            settled = true;
            moves.joined();
            tellHosts();
        }
    }

    private Iterable<Member> members() {
        return Cluster.get(context.getSystem()).state().getMembers();
    }

    private void tellHosts() {
        moves.tellAllocation();
        view.hosts()
                .forEach(h ->
                        h.ref()
                                .tell(
                                        new HostCommand.Registered(
                                                h.info().tid(), view.hostInfos(h.info().tid()))));
    }

    /// Returns the tasks that were on the host.
    List<Tid> onGone(MasterCommand.HostGone gone) {
        Optional<HostSeen> host = view.hostAt(gone.address());
        if (host.isEmpty()) {
            return List.of();
        }
        Tid tid = host.get().info().tid();
        List<Tid> orphans = view.gone(tid);
        context.getLog().info("host {} is gone; on it: {}", host.get().info().name(), orphans);
        moves.gone(tid);
        if (settled) {
            tellHosts();
        } else {
            settle();
        }
        deletions.gone(tid);
        return orphans;
    }

    void onHosts(MasterCommand.Hosts c) {
        if (!settled) {
            return; // who asks repeats it
        }
        c.replyTo()
                .tell(
                        new MasterCommand.HostList(
                                view.table().stream()
                                        .map(h ->
                                                new MasterCommand.HostEntry(
                                                        h.info(),
                                                        h.http(),
                                                        view.tasksOn(h.info().tid()).size(),
                                                        view.isDraining(h.info().tid())))
                                        .toList()));
    }

    void onClock(MasterCommand.ClockOf c) {
        view.host(c.host())
                .ifPresentOrElse(
                        h -> h.ref().tell(new HostCommand.ClockOf(c.replyTo())),
                        () -> c.replyTo().tell(new MasterCommand.ClockReading(false, 0)));
    }

    void onFail(MasterCommand.Fail c) {
        view.host(c.host()).ifPresent(this::putOut);
        c.replyTo().tell(new MasterCommand.Ok(""));
    }

    private void putOut(HostSeen host) {
        Cluster.get(context.getSystem())
                .manager()
                .tell(new Down(AddressFromURIString.apply(host.info().address())));
    }

    void onAdd(MasterCommand.AddHosts c) {
        additions.onAdd(c);
    }

    void onStarted(MasterCommand.HostStarted c) {
        additions.onStarted(c);
    }

    void onTakeRole(MasterCommand.TakeRole c) {
        roles.onTake(c);
    }

    Effect<MasterEvent, MasterState> onDelete(MasterCommand.DeleteHosts c) {
        return kill(deletions.onDelete(c));
    }

    /// Journals that these tasks are to end, as far as nobody has yet, and tells them.
    private Effect<MasterEvent, MasterState> kill(List<Tid> tasks) {
        List<Tid> fresh = tasks.stream().filter(t -> !master.isDoomed(t)).toList();
        if (fresh.isEmpty()) {
            return effects.none();
        }
        List<MasterEvent> events =
                fresh.stream().<MasterEvent>map(MasterEvent.KillOrdered::new).toList();
        return effects.persist(events).thenRun(() -> fresh.forEach(killer));
    }

    /// The live tasks that are on a host, or will be there.
    private List<Tid> tasksAt(HostSeen host) {
        return master.live().values().stream()
                .map(TaskSpec::tid)
                .filter(tid ->
                        view.place(tid)
                                .map(p -> p.host().equals(host.info().tid()))
                                .orElseGet(() -> isExpectedAt(tid, host)))
                .toList();
    }

    private boolean isExpectedAt(Tid tid, HostSeen host) {
        return host.info()
                .address()
                .equals(allocation.placement().getOrDefault(tid.container(), ""));
    }

    void onHalt(MasterCommand.Halt c) {
        haltHosts();
        c.replyTo().tell(new MasterCommand.Ok(""));
    }

    private void haltHosts() {
        // this JVM goes last, or the others would not hear of it
        view.hosts()
                .forEach(h -> {
                    boolean isHere = h.ref().path().address().hasLocalScope();
                    context.scheduleOnce(
                            isHere ? LAST_WORDS : Duration.ZERO, h.ref(), new HostCommand.Halt());
                });
    }

    /// First the tasks, so that what they have written is out, then the rest.
    Effect<MasterEvent, MasterState> onEndAll(MasterCommand.EndAll c) {
        c.replyTo().tell(new MasterCommand.Ok(""));
        if (endsAt.isPresent()) {
            return effects.none();
        }
        endsAt = Optional.of(beat + END_BEATS);
        return kill(List.copyOf(master.live().keySet()));
    }

    Effect<MasterEvent, MasterState> onBeat(long now) {
        beat = now;
        if (!settled && view.hosts().iterator().hasNext()) {
            settle();
        }
        additions.onBeat(now);
        List<Tid> toKill = deletions.onBeat(now);
        endsAt.filter(at -> now >= at || master.live().isEmpty()).ifPresent(_ -> endMachine());
        return kill(toKill);
    }

    private void endMachine() {
        endsAt = Optional.of(Long.MAX_VALUE);
        view.hosts().iterator().next().ref().tell(new HostCommand.EndMachine());
    }

    void over(Tid task) {
        additions.over(task);
        deletions.over(task);
        roles.over(task);
    }
}
