package org.godwit.persistence.client;

import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.Gathering;
import org.godwit.persistence.log.JournalStatus;
import org.godwit.persistence.wire.Frames;
import org.godwit.persistence.wire.NetLoop;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A client of a [org.godwit.persistence.server.JournalServer]: one connection, any number of
/// requests under way. Thread-safe; no method blocks. Futures fail with a [JournalException] and
/// complete on the client's one thread: what hangs on them must return quickly.
///
/// Connects with the first request, and again with the first one after the connection was lost. A
/// request waits for a connection up to the connect timeout; one that was sent when the connection
/// was lost fails.
public final class JournalClient implements AutoCloseable {

    private final ClientSettings settings;
    private final Dialer dialer;
    private final Consumer<String> notices;
    private final NetLoop loop;
    private final AtomicLong numbers = new AtomicLong(1);
    private final AtomicLong pendingBytes = new AtomicLong();
    private final Object lock = new Object();

    private final Deque<PendingRequest> waiting = new ArrayDeque<>(); // with lock
    private @Nullable Connection current; // with lock
    private boolean connecting; // with lock
    private boolean closed; // with lock
    private volatile Optional<Path> folder = Optional.empty();
    private Duration backoff; // with lock
    private String problem = "no attempt has ended yet"; // with lock

    /// @param name of this client, for the server's messages
    /// @param notices is told when the connection is lost
    public JournalClient(ClientSettings settings, String name, Consumer<String> notices)
            throws IOException {
        this.settings = settings;
        this.notices = notices;
        this.backoff = settings.minBackoff();
        this.loop = new NetLoop("godwit-journal-client");
        this.dialer = new Dialer(loop, settings, name);
    }

    /// Writes events, all or none. Fails with a [JournalFencedException] if another writer was
    /// there before.
    public CompletableFuture<Void> append(String id, EventBatch batch) {
        return append(id, batch, List.of());
    }

    /// The same for events that refer to bulk files, written and finished.
    public CompletableFuture<Void> append(String id, EventBatch batch, List<BulkFile> files) {
        return ask("write of '" + id + "'", new Request.Append(id, batch, files), _ -> {})
                .thenAccept(reply -> {
                    switch (reply) {
                        case Reply.Appended() -> {}
                        case Reply.Fenced(long expected, long actual) ->
                                throw new JournalFencedException(id, expected, actual);
                        default -> throw unexpected(reply);
                    }
                });
    }

    /// Reads the events `from` to `to`, at most `max`, in order. The future is complete when all
    /// were given.
    ///
    /// @param each takes them on the client's thread
    public CompletableFuture<Void> read(
            String id, long from, long to, long max, Consumer<EventBatch> each) {
        return ask("recovery of '" + id + "'", new Request.Read(id, from, to, max), each)
                .thenAccept(reply -> {
                    if (!(reply instanceof Reply.ReadEnd)) {
                        throw unexpected(reply);
                    }
                });
    }

    /// The highest sequence number ever written, 0 if there is none; deletion does not change it.
    public CompletableFuture<Long> highest(String id) {
        return ask("recovery of '" + id + "'", new Request.Highest(id), _ -> {})
                .thenApply(reply -> {
                    if (reply instanceof Reply.HighestIs(long sequence)) {
                        return sequence;
                    }
                    throw unexpected(reply);
                });
    }

    /// Deletes the events up to and including a sequence number.
    public CompletableFuture<Void> erase(String id, long upTo) {
        return ask("deletion of '" + id + "'", new Request.Erase(id, upTo), _ -> {})
                .thenAccept(reply -> {
                    if (!(reply instanceof Reply.Erased)) {
                        throw unexpected(reply);
                    }
                });
    }

    /// How much the journal holds.
    public CompletableFuture<JournalStatus> status() {
        return ask("status request", new Request.Status(), _ -> {})
                .thenApply(reply -> {
                    if (reply instanceof Reply.StatusIs(JournalStatus status)) {
                        return status;
                    }
                    throw unexpected(reply);
                });
    }

    /// Where this client may put bulk files now; nowhere while there is no connection, or if it
    /// cannot reach the journal's directory.
    public Optional<BulkRoom> bulkRoom() {
        synchronized (lock) {
            return current == null ? Optional.empty() : current.bulkRoom();
        }
    }

    /// Where the bulk files of the events are that were read.
    public Optional<Path> bulkFolder() {
        return folder;
    }

    private JournalException unexpected(Reply reply) {
        return new JournalException(
                reply instanceof Reply.Failed(String reason)
                        ? "the journal at %s: %s".formatted(settings.where(), reason)
                        : "the journal at %s gave a wrong answer: %s"
                                .formatted(settings.where(), reply));
    }

    private CompletableFuture<Reply> ask(
            String what, Request request, Consumer<EventBatch> events) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        PendingRequest pending;
        try {
            long number = numbers.getAndIncrement();
            List<ByteBuffer> frame = Frames.encode(number, request);
            int bytes = Math.toIntExact(Gathering.bytes(frame));
            pending = new PendingRequest(number, what, frame, bytes, events, answer);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            answer.completeExceptionally(new JournalException(what + ": " + wrong.getMessage()));
            return answer;
        }
        @Nullable String refusal = admit(pending);
        if (refusal != null) {
            fail(pending, refusal);
        }
        return answer;
    }

    /// Sends or queues a request.
    ///
    /// @return why not, or null
    private @Nullable String admit(PendingRequest pending) {
        if (pendingBytes.addAndGet(pending.bytes()) > settings.maxPendingBytes()) {
            return ("%d bytes wait for the journal, more than "
                            + "godwit.journal.embedded.max-pending-bytes = %d")
                    .formatted(pendingBytes.get(), settings.maxPendingBytes());
        }
        synchronized (lock) {
            if (closed) {
                return "this client of the journal is closed";
            }
            if (current != null) {
                return transmit(current, pending);
            }
            waiting.add(pending);
            if (!connecting) {
                connecting = true;
                loop.execute(this::connect);
            }
        }
        later(settings.connectTimeout(), () -> expire(pending));
        return null;
    }

    private @Nullable String transmit(Connection connection, PendingRequest pending) {
        if (pending.bytes() - Integer.BYTES > connection.maxFrameBytes()) {
            return ("it takes %d bytes; godwit.journal.max-frame-bytes = %d is the most for "
                            + "one atomic batch of events")
                    .formatted(pending.bytes(), connection.maxFrameBytes());
        }
        connection.send(pending);
        return null;
    }

    private void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(
                        delay.toMillis(), TimeUnit.MILLISECONDS, run -> loop.execute(run))
                .execute(task);
    }

    private void expire(PendingRequest pending) {
        String why;
        synchronized (lock) {
            if (!waiting.remove(pending)) {
                return;
            }
            why = problem;
        }
        fail(
                pending,
                ("no connection within %d ms (%s). The journal runs in the machine process: start"
                                + " that, or set godwit.journal.embedded.host and port to where it listens")
                        .formatted(settings.connectTimeout().toMillis(), why));
    }

    private void fail(PendingRequest pending, String why) {
        pendingBytes.addAndGet(-pending.bytes());
        pending.answer()
                .completeExceptionally(
                        new JournalUnavailableException(
                                "journal at %s: %s failed: %s"
                                        .formatted(settings.where(), pending.what(), why)));
    }

    private void connect() {
        dialer.dial(new Connection(this, Optional.empty()), this::retry);
    }

    /// The server has welcomed us.
    ///
    /// @param socket where a better connection can be had; "" if nowhere
    void welcomed(Connection connection, String socket) {
        if (socket.isEmpty()) {
            connected(connection);
        } else {
            dialer.dial(
                    socket,
                    new Connection(this, Optional.of(connection)),
                    why -> fallBack(connection, why));
        }
    }

    /// There is no better connection than this one.
    void fallBack(Connection connection, String why) {
        if (connection.hasEnded()) {
            retry(why);
        } else {
            connected(connection);
        }
    }

    /// This is the connection to use.
    void connected(Connection connection) {
        List<Runnable> refused = new ArrayList<>();
        synchronized (lock) {
            if (closed) {
                connection.close("the client is closed");
                return;
            }
            connecting = false;
            current = connection;
            folder = connection.bulkRoom().map(BulkRoom::folder).or(() -> folder);
            backoff = settings.minBackoff();
            for (PendingRequest pending : waiting) {
                String why = transmit(connection, pending);
                if (why != null) {
                    refused.add(() -> fail(pending, why));
                }
            }
            waiting.clear();
        }
        refused.forEach(Runnable::run);
    }

    void answered(PendingRequest request, Reply reply) {
        pendingBytes.addAndGet(-request.bytes());
        request.answer().complete(reply);
    }

    /// The connection has ended, or never came to a welcome.
    void lost(Connection connection, String reason) {
        boolean wasCurrent;
        Collection<PendingRequest> unanswered;
        synchronized (lock) {
            wasCurrent = current == connection;
            if (wasCurrent) {
                current = null;
                connecting = true;
            }
            unanswered = connection.drain();
        }
        if (wasCurrent) {
            notices.accept(
                    "connection to the journal at %s lost (%s); %d requests fail"
                            .formatted(settings.where(), reason, unanswered.size()));
        }
        unanswered.forEach(pending ->
                fail(
                        pending,
                        ("the connection was lost before the answer came (%s); "
                                        + "whether it was carried out is not known")
                                .formatted(reason)));
        retry(reason);
    }

    private void retry(String why) {
        Duration pause;
        synchronized (lock) {
            problem = why;
            pause = backoff;
            Duration twice = backoff.multipliedBy(2);
            backoff = twice.compareTo(settings.maxBackoff()) < 0 ? twice : settings.maxBackoff();
        }
        later(pause, this::connectIfWanted);
    }

    private void connectIfWanted() {
        synchronized (lock) {
            connecting = !closed && !waiting.isEmpty();
            if (!connecting) {
                return;
            }
        }
        connect();
    }

    /// Fails what is under way, and ends the connection.
    @Override
    public void close() {
        List<PendingRequest> left;
        synchronized (lock) {
            closed = true;
            left = new ArrayList<>(waiting);
            waiting.clear();
            if (current != null) {
                left.addAll(current.drain());
                current.close("the client is closed");
                current = null;
            }
        }
        left.forEach(pending -> fail(pending, "this client of the journal was closed"));
        loop.close();
    }
}
