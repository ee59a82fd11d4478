package org.godwit.cluster.fault;

import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.remote.RemoteActorRefProvider;
import org.apache.pekko.remote.transport.ThrottlerTransportAdapter;
import org.godwit.host.HostInfo;
import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Cuts the links of one host as [CutLinks] says: has Artery drop what goes to hosts that it is cut
/// from, and tells the message plane whom it does not reach. Thread-safe.
@SuppressWarnings("deprecation") // it came with classic remoting; Artery's test mode has no other
public final class LinkWatch implements AutoCloseable {

    private static final int LOOK_MILLIS = 20;
    private static final ThrottlerTransportAdapter.Direction SEND = send();

    private final CutLinks links;
    private final String self;
    private final ActorSystem<?> system;

    /// By name, those that have gone too: a host that was put out may still be sent to.
    private final Map<String, HostInfo> known = new ConcurrentHashMap<>();

    private final Map<String, HostInfo> dropped = new HashMap<>();
    private volatile Set<Tid> unreached = Set.of();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-link-watch").factory());

    /// Begins to look, if links can be cut at all.
    ///
    /// @param self name of this host
    public LinkWatch(CutLinks links, String self, ActorSystem<?> system) {
        this.links = links;
        this.self = self;
        this.system = system;
        if (!links.isOff()) {
            clock.scheduleWithFixedDelay(
                    this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// The hosts of the virtual machine are these.
    public void hostsAre(List<HostInfo> hosts) {
        hosts.forEach(host -> known.put(host.name(), host));
    }

    /// Whether what this host sends to that one is lost.
    public boolean isCut(Tid host) {
        return unreached.contains(host);
    }

    private void look() {
        Set<String> cut = links.cutFrom(self);
        known.values().stream()
                .filter(host -> cut.contains(host.name()))
                .filter(host -> !dropped.containsValue(host))
                .forEach(this::drop);
        dropped.values().stream()
                .filter(host -> !cut.contains(host.name()))
                .toList()
                .forEach(this::pass);
        unreached = dropped.values().stream().map(HostInfo::tid).collect(Collectors.toSet());
    }

    private void drop(HostInfo host) {
        dropped.put(host.name(), host);
        throttle(host, ThrottlerTransportAdapter.Blackhole$.MODULE$);
    }

    private void pass(HostInfo host) {
        dropped.remove(host.name());
        throttle(host, ThrottlerTransportAdapter.Unthrottled$.MODULE$);
    }

    private void throttle(HostInfo host, ThrottlerTransportAdapter.ThrottleMode mode) {
        Address address = AddressFromURIString.apply(host.address());
        var _ =
                ((RemoteActorRefProvider) ((ExtendedActorSystem) system.classicSystem()).provider())
                        .transport()
                        .managementCommand(
                                new ThrottlerTransportAdapter.SetThrottle(address, SEND, mode));
    }

    /// `Direction.Send`, an object in an object of Scala: Java has no name for it.
    private static ThrottlerTransportAdapter.Direction send() {
        Class<?> direction = ThrottlerTransportAdapter.Direction.class;
        try {
            return (ThrottlerTransportAdapter.Direction)
                    Class.forName(direction.getName() + "$Send$").getField("MODULE$").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this version of Pekko has no direction of sending", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
