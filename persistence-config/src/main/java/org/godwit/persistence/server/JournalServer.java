package org.godwit.persistence.server;

import org.godwit.persistence.log.Disk;
import org.godwit.persistence.log.EventLog;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.log.JournalStatus;
import org.godwit.persistence.wire.Frames;
import org.godwit.persistence.wire.Link;
import org.godwit.persistence.wire.NetLoop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The embedded journal of one machine: keeps the events of every host JVM on it in one directory,
/// and serves them over loopback TCP and, to clients that can reach it, a Unix domain socket in the
/// directory, which is twice as fast. What was acknowledged survives `kill -9` of any host and of
/// the server; see [FsyncMode] for the loss of power. Thread-safe.
///
/// A write is accepted only if its first sequence number is the next one of its persistence id; so
/// a stale incarnation of an actor cannot write after a newer one has.
public final class JournalServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JournalServer.class.getName());
    private static final long READERS_END_SECONDS = 5;

    private final EventLog log;
    private final JournalLimits limits;
    private final Committer committer;
    private final NetLoop loop;
    private final ServerSocketChannel listening;
    private final InetSocketAddress address;
    private final LocalSocket local;
    private final ExecutorService readers =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("godwit-journal-reader-", 0).factory());
    private final FsyncMode fsync;
    private final long started = System.currentTimeMillis();
    private final AtomicLong opened = new AtomicLong();
    private final Map<ClientSession, Link> sessions = new ConcurrentHashMap<>();

    private JournalServer(
            EventLog log,
            JournalLimits limits,
            FsyncMode fsync,
            ServerSocketChannel listening,
            LocalSocket local)
            throws IOException {
        this.fsync = fsync;
        this.log = log;
        this.limits = limits;
        this.listening = listening;
        this.local = local;
        this.address = (InetSocketAddress) listening.getLocalAddress();
        this.committer = new Committer(log, limits);
        this.loop = new NetLoop("godwit-journal-server", committer::roundEnds);
        loop.watch(listening, SelectionKey.OP_ACCEPT, _ -> accept(listening, local.path()));
        local.channel()
                .ifPresent(channel ->
                        loop.watch(channel, SelectionKey.OP_ACCEPT, _ -> accept(channel, "")));
    }

    /// Opens the journal of a directory, which is made if it is not there, and serves it. Blocks
    /// while the journal is read, about a second for some hundred megabytes.
    ///
    /// @param bind a loopback address; port 0 for any
    /// @throws IOException if another server has the directory, the journal is corrupt
    ///   ([org.godwit.persistence.log.CorruptJournalException]), or the address is taken
    /// @throws IllegalArgumentException if the address is not a loopback address
    public static JournalServer start(
            Path directory, InetSocketAddress bind, FsyncMode fsync, JournalLimits limits)
            throws IOException {
        return start(directory, bind, fsync, limits, Disk.REAL);
    }

    /// The same on a disk that is not the real one.
    public static JournalServer start(
            Path directory,
            InetSocketAddress bind,
            FsyncMode fsync,
            JournalLimits limits,
            Disk disk)
            throws IOException {
        if (bind.isUnresolved() || !bind.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    ("the embedded journal serves one machine and has no "
                                    + "authentication: '%s' must be a loopback address such as "
                                    + "127.0.0.1")
                            .formatted(bind.getHostString()));
        }
        EventLog log = EventLog.open(directory, fsync, limits, disk);
        try {
            return new JournalServer(log, limits, fsync, listen(bind), LocalSocket.open(directory));
        } catch (IOException | RuntimeException failure) {
            log.close();
            throw failure;
        }
    }

    private static ServerSocketChannel listen(InetSocketAddress bind) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        try {
            listening.bind(bind);
            listening.configureBlocking(false);
            return listening;
        } catch (IOException failure) {
            listening.close();
            throw new IOException(
                    "the journal cannot listen on %s: %s".formatted(bind, failure.getMessage()),
                    failure);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return address;
    }

    /// How much it holds.
    public JournalStatus status() {
        return log.status();
    }

    /// How many writes were refused because another writer was there before, since the start.
    public long fencedWrites() {
        return committer.fenced();
    }

    private void accept(ServerSocketChannel from, String socket) {
        try {
            SocketChannel channel = from.accept();
            if (channel == null) {
                return;
            }
            if (sessions.size() >= limits.maxConnections()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "connection refused: {0} are open, as many as"
                                + " godwit.journal.max-connections allows",
                        sessions.size());
                channel.close();
                return;
            }
            open(channel, socket);
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "a client could not be accepted", failure);
        }
    }

    private void open(SocketChannel channel, String socket) throws IOException {
        BulkPrefix bulk = BulkPrefix.of(log.bulkFolder(), started, opened.incrementAndGet(), fsync);
        ClientSession session =
                new ClientSession(log, limits, committer, readers, socket, bulk, sessions::remove);
        Link link =
                new Link(loop, channel, Frames.MAX_HELLO_LENGTH, limits.maxOutboxBytes(), session);
        sessions.put(session, link);
        link.open();
    }

    /// Stops listening, writes and answers what was received, and closes the journal. Blocks until
    /// that is done.
    @Override
    public void close() throws IOException {
        listening.close();
        local.close();
        try {
            committer.close();
            sessions.values().forEach(link -> link.close("the journal server stops"));
            readers.shutdown();
            if (!readers.awaitTermination(READERS_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a recovery did not end with the journal server");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        log.close();
    }
}
