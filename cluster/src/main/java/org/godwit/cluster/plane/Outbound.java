package org.godwit.cluster.plane;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.Publication;
import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.RegistrationException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// The way to one target: a publication that is opened on first use, without waiting for the
/// driver, and shared by all senders.
final class Outbound {

    private static final long NOT_ASKED = Aeron.NULL_VALUE;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Aeron aeron;
    private final AeronAddress target;
    private final String channel;
    private final BiConsumer<String, Throwable> trouble;
    private final ReentrantLock opening = new ReentrantLock();

    /// To be passed before each use of the publication's memory.
    final UseGate gate = new UseGate();

    private volatile @Nullable Publication publication;
    private long registration = NOT_ASKED;
    private long refusedNanos = System.nanoTime() - RETRY_NANOS;

    Outbound(
            Aeron aeron,
            AeronAddress target,
            TransportLimits limits,
            BiConsumer<String, Throwable> trouble) {
        this.aeron = aeron;
        this.target = target;
        this.channel = channel(target, limits);
        this.trouble = trouble;
    }

    private static String channel(AeronAddress target, TransportLimits limits) {
        ChannelUri uri = target.uri();
        int mtu = uri.isIpc() ? limits.ipcMtuBytes() : limits.udpMtuBytes();
        putIfAbsent(uri, "term-length", limits.termBytes());
        putIfAbsent(uri, "mtu", mtu);
        if (!uri.containsKey("sparse")) {
            uri.put("sparse", "true");
        }
        return uri.toString();
    }

    static void putIfAbsent(ChannelUri uri, String key, int value) {
        if (!uri.containsKey(key)) {
            uri.put(key, Integer.toString(value));
        }
    }

    /// The publication, or null while the driver has not made it.
    @Nullable Publication publication() {
        Publication open = publication;
        return open != null ? open : open();
    }

    private @Nullable Publication open() {
        if (gate.isClosed() || !opening.tryLock()) {
            return null;
        }
        try {
            if (publication == null && !gate.isClosed()) {
                publication = askedFor();
            }
            return publication;
        } catch (RegistrationException e) {
            registration = NOT_ASKED;
            refusedNanos = System.nanoTime();
            trouble.accept("the media driver refuses to send to " + target, e);
            return null;
        } catch (AeronException | IllegalStateException e) {
            // The client is being closed under us: there is nowhere to send.
            return null;
        } finally {
            opening.unlock();
        }
    }

    private @Nullable Publication askedFor() {
        if (registration == NOT_ASKED) {
            if (System.nanoTime() - refusedNanos < RETRY_NANOS) {
                return null;
            }
            registration = aeron.asyncAddPublication(channel, target.streamId());
        }
        return aeron.getPublication(registration);
    }

    /// Lets nobody use the publication's memory any more. Any thread, again and again.
    void shut(Duration longest) {
        gate.close(longest);
    }

    /// Shuts and gives the publication back to the driver.
    void close(Duration longest) {
        shut(longest);
        opening.lock();
        try {
            Publication open = publication;
            if (open != null) {
                open.close();
            } else if (registration != NOT_ASKED) {
                aeron.asyncRemovePublication(registration);
                registration = NOT_ASKED;
            }
        } catch (AeronException | IllegalStateException e) {
            // The client is closed, and the publication with it.
        } finally {
            opening.unlock();
        }
    }
}
