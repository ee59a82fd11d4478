package org.godwit.persistence.wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One thread that waits for channels to become ready. Everything that it calls must return
/// quickly.
public final class NetLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(NetLoop.class.getName());

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Runnable afterEach;
    private volatile boolean closed;

    /// What is called when a channel is ready.
    @FunctionalInterface
    public interface Ready {
        void ready(SelectionKey key);
    }

    /// Starts the thread, a daemon.
    public NetLoop(String name) throws IOException {
        this(name, () -> {});
    }

    /// The same.
    ///
    /// @param afterEach is called on the thread when all that was ready has been dealt with
    public NetLoop(String name, Runnable afterEach) throws IOException {
        this.afterEach = afterEach;
        selector = Selector.open();
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Runs something on the thread, soon. After [#close] it does nothing.
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /// Watches a channel. Call it on the thread of the loop.
    SelectionKey register(SelectableChannel channel, int interest, Ready ready) throws IOException {
        return channel.register(selector, interest, ready);
    }

    /// Watches a channel; from any thread.
    public void watch(SelectableChannel channel, int interest, Ready ready) {
        execute(() -> {
            try {
                register(channel, interest, ready);
            } catch (ClosedChannelException _) {
                // Whoever closed it knows.
            } catch (IOException failure) {
                LOG.log(System.Logger.Level.WARNING, "cannot watch " + channel, failure);
            }
        });
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(this::dispatch);
            } catch (IOException failure) {
                LOG.log(System.Logger.Level.ERROR, "waiting for connections failed", failure);
            }
            runTasks();
            guarded(afterEach);
        }
        try {
            selector.close();
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", failure);
        }
    }

    private void dispatch(SelectionKey key) {
        guarded(() -> ((Ready) key.attachment()).ready(key));
    }

    private void runTasks() {
        for (@Nullable Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "a connection's handler failed", failure);
        }
    }

    /// Ends the thread after what it does now. Channels stay open.
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
