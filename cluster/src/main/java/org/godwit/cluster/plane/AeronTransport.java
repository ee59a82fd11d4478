package org.godwit.cluster.plane;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.ClientTimeoutException;
import io.aeron.exceptions.ConductorServiceTimeoutException;
import io.aeron.exceptions.DriverTimeoutException;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Carries frames between the JVMs of a virtual machine over Aeron, through a media driver that the
/// JVMs of a machine share and that somebody else runs. Unreliable by contract: a frame that was
/// accepted arrives, once and in order per sending thread, only while both ends and both drivers
/// live. Who listens on an address soon after another did may get frames that its predecessor had
/// not read.
///
/// Thread-safe. One platform thread polls and calls the listener; a second belongs to the Aeron
/// client. Nothing is encrypted.
public final class AeronTransport implements AutoCloseable {

    private static final Duration LONGEST_USE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CALLBACK = Duration.ofSeconds(5);
    private static final long RESOLVE_PARK_NANOS = 1_000_000;

    private final Aeron aeron;
    private final TransportLimits limits;
    private final TransportListener listener;
    private final FrameCodec codec;
    private final TransportTally tally = new TransportTally();
    private final ConcurrentMap<AeronAddress, FrameSender> senders = new ConcurrentHashMap<>();
    private final long senderId = new SecureRandom().nextLong();
    private final AtomicLong transfers = new AtomicLong();
    private final AtomicReference<@Nullable String> lost = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final List<AeronAddress> inbound;
    private final UseGate polling = new UseGate();
    private final Thread pollerThread;

    /// [#start(Path, List, TransportListener, TransportLimits, IdleStrategy)] with an idle strategy
    /// that spins 10 times, yields 10 times and then parks 1 to 400 microseconds; 2 milliseconds
    /// when nothing has come for a second.
    public static AeronTransport start(
            Path aeronDirectory,
            List<AeronAddress> inbound,
            TransportListener listener,
            TransportLimits limits) {
        return start(
                aeronDirectory,
                inbound,
                listener,
                limits,
                new LullIdleStrategy(
                        new BackoffIdleStrategy(10, 10, 1_000, 400_000),
                        new SleepingIdleStrategy(2_000_000),
                        Duration.ofSeconds(1),
                        System::nanoTime));
    }

    /// Connects to the media driver and listens. Blocks until the driver has answered, at most
    /// `limits.driverTimeout()` per question.
    ///
    /// @param aeronDirectory the media driver's
    /// @param inbound where to listen, usually one IPC and one UDP address with the host's number
    /// @param idle what the poller thread does when there is nothing to read; for this transport
    ///   only
    /// @throws PlaneUnavailableException if there is no driver, or it cannot listen there
    public static AeronTransport start(
            Path aeronDirectory,
            List<AeronAddress> inbound,
            TransportListener listener,
            TransportLimits limits,
            IdleStrategy idle) {
        return new AeronTransport(aeronDirectory, inbound, listener, limits, idle);
    }

    private AeronTransport(
            Path aeronDirectory,
            List<AeronAddress> inbound,
            TransportListener listener,
            TransportLimits limits,
            IdleStrategy idle) {
        this.limits = limits;
        this.listener = listener;
        this.codec = new FrameCodec(limits.bodyBytesMax());
        this.aeron = connect(aeronDirectory);
        List<Subscription> subscriptions = new ArrayList<>();
        List<AeronAddress> resolved = new ArrayList<>();
        for (AeronAddress address : inbound) {
            Subscription subscription = listen(address);
            subscriptions.add(subscription);
            resolved.add(resolve(address, subscription));
        }
        this.inbound = List.copyOf(resolved);
        InboundPoller poller =
                new InboundPoller(
                        polling,
                        subscriptions,
                        codec,
                        limits,
                        tally,
                        listener,
                        idle,
                        this::checkClient,
                        this::pollerEnded);
        this.pollerThread = Thread.ofPlatform().daemon().name("godwit-plane-poller").start(poller);
    }

    private Aeron connect(Path directory) {
        Aeron.Context context =
                new Aeron.Context()
                        .aeronDirectoryName(directory.toString())
                        .driverTimeoutMs(limits.driverTimeout().toMillis())
                        .errorHandler(this::onError)
                        .threadFactory(work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("godwit-plane-client")
                                        .unstarted(work));
        try {
            return Aeron.connect(context);
        } catch (RuntimeException e) {
            throw new PlaneUnavailableException(
                    "no media driver answers in " + directory + "; start it first", e);
        }
    }

    private Subscription listen(AeronAddress address) {
        ChannelUri uri = address.uri();
        if (uri.isUdp()) {
            Outbound.putIfAbsent(uri, "rcv-wnd", limits.receiverWindowBytes());
        }
        try {
            return aeron.addSubscription(uri.toString(), address.streamId());
        } catch (AeronException e) {
            aeron.close();
            throw new PlaneUnavailableException("cannot listen on " + address, e);
        }
    }

    private AeronAddress resolve(AeronAddress address, Subscription subscription) {
        String endpoint = address.uri().get("endpoint", "");
        if (!endpoint.endsWith(":0")) {
            return address;
        }
        long deadline = System.nanoTime() + limits.driverTimeout().toNanos();
        String actual = subscription.resolvedEndpoint();
        while (actual == null && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(RESOLVE_PARK_NANOS);
            actual = subscription.resolvedEndpoint();
        }
        if (actual == null) {
            aeron.close();
            throw new PlaneUnavailableException(
                    "cannot listen on " + address, new DriverTimeoutException("no port was bound"));
        }
        return new AeronAddress("aeron:udp?endpoint=" + actual, address.streamId());
    }

    /// Where this transport listens, in the order given, with the ports that the driver chose.
    public List<AeronAddress> inbound() {
        return inbound;
    }

    /// [#offer(AeronAddress, Frame, Waiting)] that does not wait.
    public boolean offer(AeronAddress target, Frame frame) {
        return offer(target, frame, Waiting.NEVER);
    }

    /// Sends one frame. False means that it will not arrive and may be offered again: the target
    /// does not listen or is still being connected to (the first offer to a target never goes
    /// through without waiting), it does not keep up, or this transport is closed. A frame longer
    /// than an eighth of a term goes in chunks; without waiting it goes only if all of it fits into
    /// the log now (half a term), and only one such frame at a time goes to a target.
    ///
    /// Any thread; on the poller thread it never waits.
    ///
    /// @throws IllegalArgumentException if the body is over `limits.bodyBytesMax()`
    public boolean offer(AeronAddress target, Frame frame, Waiting waiting) {
        int length = codec.encodedLength(frame);
        Waiting allowed = Thread.currentThread() == pollerThread ? Waiting.NEVER : waiting;
        boolean sent = !isDown() && sender(target).send(frame, length, allowed);
        if (sent) {
            tally.framesOut.increment();
            tally.bytesOut.add(length);
        } else {
            tally.framesRefused.increment();
        }
        return sent;
    }

    private FrameSender sender(AeronAddress target) {
        FrameSender known = senders.get(target);
        if (known != null) {
            return known;
        }
        FrameSender sender = senders.computeIfAbsent(target, this::newSender);
        if (isDown()) {
            // Made while the others were being shut.
            sender.outbound().shut(LONGEST_USE);
        }
        return sender;
    }

    private FrameSender newSender(AeronAddress target) {
        Outbound outbound = new Outbound(aeron, target, limits, listener::onTrouble);
        return new FrameSender(outbound, codec, limits, senderId, transfers);
    }

    /// Gives up what is kept for a target, such as a host that has left. A later offer to it
    /// connects anew.
    public void forget(AeronAddress target) {
        FrameSender sender = senders.remove(target);
        if (sender != null) {
            sender.outbound().close(LONGEST_USE);
        }
    }

    public TransportCounters counters() {
        return tally.snapshot();
    }

    private boolean isDown() {
        return closing.get() || lost.get() != null;
    }

    private void onError(Throwable error) {
        switch (error) {
            case DriverTimeoutException e -> driverLost(e);
            case ClientTimeoutException e -> driverLost(e);
            case ConductorServiceTimeoutException e -> driverLost(e);
            default -> listener.onTrouble("the Aeron client reports an error", error);
        }
    }

    /// Runs on the client's thread before it unmaps anything.
    private void driverLost(AeronException cause) {
        String message = cause.getMessage();
        lose(message == null ? cause.getClass().getSimpleName() : message);
    }

    private void lose(String reason) {
        if (lost.compareAndSet(null, reason)) {
            shutGates();
        }
    }

    private void shutGates() {
        polling.close(LONGEST_USE);
        senders.values().forEach(sender -> sender.outbound().shut(LONGEST_USE));
    }

    private void checkClient() {
        if (aeron.isClosed() && !closing.get()) {
            lose("the Aeron client has closed itself");
        }
    }

    private void pollerEnded() {
        String reason = lost.get();
        if (reason != null && !closing.get()) {
            listener.onDriverLost(reason);
        }
    }

    /// Stops sending, polling and listening. Waits for a callback under way, at most 5 seconds,
    /// unless called by it. Idempotent.
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        shutGates();
        if (Thread.currentThread() != pollerThread) {
            awaitPoller();
        }
        senders.keySet().forEach(this::forget);
        aeron.close();
    }

    private void awaitPoller() {
        try {
            pollerThread.join(LONGEST_CALLBACK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
