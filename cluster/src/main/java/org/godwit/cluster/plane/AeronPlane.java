package org.godwit.cluster.plane;

import org.godwit.host.HostInfo;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/// The message plane over Aeron: frames go to the host where the VP is believed to be; a host where
/// it is not says so, and the control plane is asked.
public final class AeronPlane implements MessagePlane {

    private static final Logger LOG = LoggerFactory.getLogger(AeronPlane.class);

    private final Tid self;
    private final Inbound inbound;
    private final Directory directory;
    private final AeronTransport transport;
    private final LongSends longSends = new LongSends();
    private final int longBytes;
    private final LongAdder bounced = new LongAdder();
    private final LongAdder unplaced = new LongAdder();
    private final LongAdder unwanted = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Predicate<Tid> cut;
    private volatile List<Tid> hosts = List.of();

    /// Connects to the media driver. Blocks until it has answered.
    ///
    /// @throws PlaneUnavailableException if there is no media driver at `aeronDirectory`
    public AeronPlane(Path aeronDirectory, Tid self, TransportLimits limits, Inbound inbound) {
        this(aeronDirectory, self, limits, inbound, _ -> false);
    }

    /// The same, for tests, with hosts to which everything that is sent is lost.
    ///
    /// @param cut asked for each frame
    public AeronPlane(
            Path aeronDirectory,
            Tid self,
            TransportLimits limits,
            Inbound inbound,
            Predicate<Tid> cut) {
        this.self = self;
        this.directory = new Directory(self);
        this.cut = cut;
        this.inbound = inbound;
        this.longBytes = limits.longestPieceBytes();
        this.transport =
                AeronTransport.start(
                        aeronDirectory,
                        List.of(AeronAddress.ipc(self.hostNumber())),
                        new TransportListener() {
                            @Override
                            public void onFrame(Frame frame) {
                                take(frame);
                            }

                            @Override
                            public boolean wantsLong(Frame.Data head) {
                                return wants(head);
                            }

                            @Override
                            public void onDriverLost(String reason) {
                                inbound.lost(reason);
                            }

                            @Override
                            public void onTrouble(String what, Throwable cause) {
                                LOG.warn("message plane: {}: {}", what, cause.toString());
                            }
                        },
                        limits);
    }

    private void take(Frame frame) {
        switch (frame) {
            case Frame.Here here -> located(here.source(), here.incarnation(), here.host());
            case Frame.NotHere not -> {
                directory.isNotAt(not.source(), not.host());
                inbound.locate(not.source());
            }
            default -> {
                if (!inbound.arrived(frame)) {
                    bounced.increment();
                    sayNotHere(frame);
                }
            }
        }
    }

    private boolean wants(Frame.Data head) {
        return switch (inbound.approaching(head)) {
            case WANTED -> true;
            case UNWANTED -> {
                unwanted.increment();
                yield false;
            }
            case NOT_HERE -> {
                bounced.increment();
                sayNotHere(head);
                yield false;
            }
        };
    }

    /// Its source will send again, and be answered then, if what is believed of where it is was
    /// wrong: that is looked up, for nobody else would correct what the source believes.
    private void sayNotHere(Frame frame) {
        inbound.locate(frame.source());
        Optional<Tid> host = directory.hostOf(frame.source());
        host.filter(h -> !h.equals(self))
                .ifPresent(h ->
                        offer(new Frame.NotHere(frame.destination(), self, h), h, Waiting.NEVER));
    }

    @Override
    public boolean send(Frame frame, Waiting waiting) {
        Optional<Tid> host = directory.hostOf(frame.destination());
        if (host.isEmpty() || host.get().equals(self)) {
            unplaced.increment();
            host.ifPresent(h -> directory.isNotAt(frame.destination(), h));
            inbound.locate(frame.destination());
            return false;
        }
        boolean taken = offer(frame, host.get(), waiting);
        if (!taken) {
            // the way is blocked; or nobody is there any more, and no one else will say so
            inbound.locate(frame.destination());
        }
        return taken;
    }

    private boolean offer(Frame frame, Tid host, Waiting waiting) {
        if (cut.test(host)) {
            lost.increment();
            return true; // on a network nobody would notice, either
        }
        if (frame instanceof Frame.Data data && data.body().length() > longBytes) {
            return longSends.send(
                    data,
                    host,
                    waiting,
                    () -> offerNow(data, host, Waiting.MAY_WAIT),
                    () -> inbound.locate(data.destination()));
        }
        return offerNow(frame, host, waiting);
    }

    private boolean offerNow(Frame frame, Tid host, Waiting waiting) {
        return transport.offer(AeronAddress.ipc(host.hostNumber()), frame, waiting);
    }

    @Override
    public void announce(Tid vp, int incarnation) {
        directory.learned(vp, self, incarnation);
        for (Tid host : hosts) {
            if (!host.equals(self)) {
                offer(new Frame.Here(vp, incarnation, self, host), host, Waiting.NEVER);
            }
        }
    }

    @Override
    public void located(Tid vp, int incarnation, Tid host) {
        if (directory.learned(vp, host, incarnation)) {
            inbound.moved(vp);
        }
    }

    @Override
    public void hostsAre(List<HostInfo> present) {
        List<Tid> now = present.stream().map(HostInfo::tid).toList();
        directory.hostsAre(now);
        for (Tid host : hosts) {
            if (!now.contains(host)) {
                longSends.forget(host);
                transport.forget(AeronAddress.ipc(host.hostNumber()));
            }
        }
        hosts = now;
    }

    @Override
    public Map<String, Long> counters() {
        TransportCounters c = transport.counters();
        Map<String, Long> counts = new TreeMap<>();
        counts.put("plane.framesOut", c.framesOut());
        counts.put("plane.framesIn", c.framesIn());
        counts.put("plane.framesRefused", c.framesRefused());
        counts.put("plane.bytesOut", c.bytesOut());
        counts.put("plane.framesBounced", bounced.sum());
        counts.put("plane.framesUnplaced", unplaced.sum());
        counts.put("plane.framesCut", lost.sum());
        counts.put("plane.framesUnwanted", unwanted.sum());
        return counts;
    }

    @Override
    public void close() {
        longSends.close();
        transport.close();
    }
}
