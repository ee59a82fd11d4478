package org.godwit.cluster.plane;

import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/// Frames that go in parts, which takes its time. Whoever cannot wait leaves them to a thread of
/// the host that they go to, one after the other. One that is on its way is not sent a second time.
/// Thread-safe.
final class LongSends implements AutoCloseable {

    /// A further one is refused, and repeated by the protocol. They take no memory: who sent them
    /// keeps them anyway.
    private static final int UNDER_WAY_MAX = 1024;

    private record Key(Tid source, int incarnation, Tid destination, long sequence, Tid host) {}

    private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Tid, ExecutorService> threads = new ConcurrentHashMap<>();

    /// @param way sends it, and may wait; false: refused
    /// @param refused what is to be done if it was left to a thread and refused there
    /// @return whether it was sent or is on its way
    boolean send(
            Frame.Data frame, Tid host, Waiting waiting, BooleanSupplier way, Runnable refused) {
        Key key =
                new Key(
                        frame.source(),
                        frame.incarnation(),
                        frame.destination(),
                        frame.sequence(),
                        host);
        if (underWay.size() >= UNDER_WAY_MAX) {
            return false;
        }
        if (!underWay.add(key)) {
            return true;
        }
        return switch (waiting) {
            case MAY_WAIT -> send(key, way);
            case NEVER -> leave(key, way, refused);
        };
    }

    private boolean send(Key key, BooleanSupplier way) {
        try {
            return way.getAsBoolean();
        } finally {
            underWay.remove(key);
        }
    }

    private boolean leave(Key key, BooleanSupplier way, Runnable refused) {
        try {
            threads.computeIfAbsent(key.host(), LongSends::thread)
                    .execute(() -> {
                        if (!send(key, way)) {
                            refused.run();
                        }
                    });
            return true;
        } catch (RejectedExecutionException _) {
            underWay.remove(key);
            return false;
        }
    }

    private static ExecutorService thread(Tid host) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("godwit-long-" + host).factory());
    }

    /// This host has left, and what waits for it is dropped.
    void forget(Tid host) {
        ExecutorService thread = threads.remove(host);
        if (thread != null) {
            thread.shutdownNow();
        }
        underWay.removeIf(key -> key.host().equals(host));
    }

    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdownNow);
    }
}
