package org.godwit.persistence.server;

import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.EventLog;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.wire.Frames;
import org.godwit.persistence.wire.Link;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;
import org.godwit.persistence.wire.WireException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// The server's side of one connection.
final class ClientSession implements Link.Listener {

    private static final System.Logger LOG = System.getLogger(ClientSession.class.getName());

    private final EventLog log;
    private final JournalLimits limits;
    private final Committer committer;
    private final Executor readers;
    private final String socket;
    private final BulkPrefix bulk;
    private final Consumer<ClientSession> ended;
    private boolean welcomed;
    private String client = "a client that has not said its name";

    /// @param readers what runs recoveries; they may block
    /// @param socket where the client may connect instead; "" if nowhere
    /// @param bulk how its bulk files are called
    ClientSession(
            EventLog log,
            JournalLimits limits,
            Committer committer,
            Executor readers,
            String socket,
            BulkPrefix bulk,
            Consumer<ClientSession> ended) {
        this.log = log;
        this.limits = limits;
        this.committer = committer;
        this.readers = readers;
        this.socket = socket;
        this.bulk = bulk;
        this.ended = ended;
    }

    @Override
    public void frame(Link link, ByteBuffer frame) {
        Frames.Numbered<Request> request;
        try {
            request = Frames.request(frame);
            if (!welcomed && !(request.content() instanceof Request.Hello)) {
                throw new WireException("the first request must be a hello");
            }
        } catch (WireException wrong) {
            link.send(Frames.encode(0, new Reply.Failed(String.valueOf(wrong.getMessage()))));
            throw wrong;
        }
        serve(link, request.number(), request.content());
    }

    private void serve(Link link, long number, Request request) {
        switch (request) {
            case Request.Hello hello -> {
                client = hello.client();
                welcomed = true;
                link.maxLength(limits.maxFrameBytes());
                send(
                        link,
                        number,
                        new Reply.Welcome(
                                Frames.VERSION,
                                limits.maxFrameBytes(),
                                socket,
                                bulk.path(),
                                bulk.forces()));
            }
            case Request.Append _, Request.Erase _ ->
                    committer.submit(request, reply -> send(link, number, reply));
            case Request.Highest(String id) ->
                    send(link, number, new Reply.HighestIs(log.highest(id)));
            case Request.Status() -> send(link, number, new Reply.StatusIs(log.status()));
            case Request.Read read -> {
                try {
                    readers.execute(() -> read(link, number, read));
                } catch (RejectedExecutionException _) {
                    send(link, number, new Reply.Failed("the journal server is stopping"));
                }
            }
        }
    }

    private static void send(Link link, long number, Reply reply) {
        link.send(Frames.encode(number, reply));
    }

    private void read(Link link, long number, Request.Read read) {
        try {
            long next = read.from();
            long left = read.max();
            while (link.awaitOutboxBelow(limits.maxFrameBytes())) {
                Optional<EventBatch> found =
                        log.read(read.id(), next, read.to(), left, limits.readChunkBytes());
                if (found.isEmpty()) {
                    send(link, number, new Reply.ReadEnd());
                    return;
                }
                EventBatch batch = found.get();
                send(link, number, new Reply.Events(batch));
                next = batch.lastSequence() + 1;
                left -= batch.count();
            }
        } catch (IOException | RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "cannot read the events of '" + read.id() + "'",
                    failure);
            send(link, number, new Reply.Failed(String.valueOf(failure.getMessage())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void closed(Link link, String reason) {
        ended.accept(this);
        committer.discard(bulk.name());
        LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", client, reason);
    }
}
