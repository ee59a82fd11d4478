package org.godwit.persistence.wire;

import org.godwit.persistence.log.Gathering;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A connection that carries frames. Frames are sent on the calling thread if the socket takes
/// them, else later by the loop, so that sending never blocks.
public final class Link {

    private static final int READ_BYTES = 256 * 1_024;

    private static final int WRITE_BYTES = 256 * 1_024;
    private static final int LOCAL_BUFFER_BYTES = 4 << 20;

    private final NetLoop loop;
    private final SocketChannel channel;
    private final Listener listener;
    private final long maxOutboxBytes;
    private final FrameAssembler assembler;
    private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
    private final Object lock = new Object();

    private final Deque<ByteBuffer> outbox = new ArrayDeque<>(); // with lock

    /// Filled from the outbox. The JDK would copy all that a write is given, however little of it
    /// the socket takes.
    private final ByteBuffer output = ByteBuffer.allocateDirect(WRITE_BYTES); // with lock

    private long outboxBytes; // with lock
    private boolean closed; // with lock
    private @Nullable SelectionKey key; // with lock

    /// What a connection tells; always on the thread of the loop.
    public interface Listener {

        /// A frame came, without its length. A [WireException] ends the connection.
        void frame(Link link, ByteBuffer frame);

        /// The connection has ended; nothing comes after this.
        void closed(Link link, String reason);
    }

    /// @param channel connected
    /// @param maxLength of a frame that comes in, in bytes
    /// @param maxOutboxBytes that may wait for the other side; beyond them the connection is given
    ///   up
    public Link(
            NetLoop loop,
            SocketChannel channel,
            int maxLength,
            long maxOutboxBytes,
            Listener listener)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.listener = listener;
        this.maxOutboxBytes = maxOutboxBytes;
        this.assembler = new FrameAssembler(maxLength);
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } else {
            // Otherwise the two sides take turns every 200 KB, which busy cores make slow.
            channel.setOption(StandardSocketOptions.SO_SNDBUF, LOCAL_BUFFER_BYTES);
        }
    }

    /// Starts to receive. Call it on the thread of the loop.
    public void open() throws IOException {
        SelectionKey registered = loop.register(channel, SelectionKey.OP_READ, this::ready);
        synchronized (lock) {
            key = registered;
            if (outboxBytes > 0) {
                registered.interestOpsOr(SelectionKey.OP_WRITE);
            }
        }
    }

    /// Changes the longest frame that may come in. Call it on the thread of the loop.
    public void maxLength(int bytes) {
        assembler.maxLength(bytes);
    }

    private void ready(SelectionKey ready) {
        try {
            int operations = ready.readyOps();
            if ((operations & SelectionKey.OP_READ) != 0) {
                receive();
            }
            if ((operations & SelectionKey.OP_WRITE) != 0) {
                synchronized (lock) {
                    if (!closed) {
                        flush();
                    }
                }
            }
        } catch (CancelledKeyException _) {
            close("the connection was closed");
        } catch (IOException failure) {
            close("the connection failed: " + failure.getMessage());
        } catch (WireException wrong) {
            close("the other side broke the protocol: " + wrong.getMessage());
        }
    }

    private void receive() throws IOException {
        input.clear();
        int count = channel.read(input);
        if (count < 0) {
            close("the other side closed the connection");
            return;
        }
        assembler.take(input.flip(), frame -> listener.frame(this, frame));
    }

    /// Sends frames in the order of the calls, from any thread. On a closed connection it does
    /// nothing: the listener was told, or will be.
    ///
    /// @param frame in pieces, which nobody may change any more
    public void send(List<ByteBuffer> frame) {
        @Nullable String failed = null;
        synchronized (lock) {
            if (closed) {
                return;
            }
            boolean isFirst = outboxBytes == 0;
            outboxBytes += Gathering.bytes(frame);
            frame.forEach(piece -> outbox.add(piece.duplicate()));
            try {
                if (outboxBytes > maxOutboxBytes) {
                    failed =
                            "%d bytes wait for the other side, which does not take them"
                                    .formatted(outboxBytes);
                } else if (isFirst && key != null) {
                    flush();
                }
            } catch (IOException failure) {
                failed = "the connection failed: " + failure.getMessage();
            }
        }
        if (failed != null) {
            close(failed);
        }
    }

    private void flush() throws IOException {
        boolean taken = true;
        while (taken && outboxBytes > 0) {
            fill();
            outboxBytes -= channel.write(output.flip());
            taken = !output.hasRemaining();
            output.compact();
        }
        boolean wasWaiting = key != null && (key.interestOps() & SelectionKey.OP_WRITE) != 0;
        boolean waits = outboxBytes > 0;
        if (key != null && wasWaiting != waits) {
            key.interestOps(SelectionKey.OP_READ | (waits ? SelectionKey.OP_WRITE : 0));
            key.selector().wakeup();
        }
        lock.notifyAll();
    }

    private void fill() {
        while (output.hasRemaining() && !outbox.isEmpty()) {
            ByteBuffer next = outbox.getFirst();
            int part = Math.min(next.remaining(), output.remaining());
            output.put(next.slice(next.position(), part));
            next.position(next.position() + part);
            if (!next.hasRemaining()) {
                outbox.removeFirst();
            }
        }
    }

    /// Blocks until less than `bytes` wait to be sent, or the connection has ended.
    ///
    /// @return whether the connection is open
    public boolean awaitOutboxBelow(long bytes) throws InterruptedException {
        synchronized (lock) {
            while (!closed && outboxBytes >= bytes) {
                lock.wait();
            }
            return !closed;
        }
    }

    /// Ends the connection, from any thread; the listener is told once.
    public void close(String reason) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            outbox.clear();
            outboxBytes = 0;
            lock.notifyAll();
        }
        try {
            channel.close();
        } catch (IOException _) {
            // Closed is all that is wanted.
        }
        loop.execute(() -> listener.closed(this, reason));
    }
}
