package org.godwit.persistence.client;

import org.godwit.persistence.wire.Frames;
import org.godwit.persistence.wire.Link;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.WireException;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One connection to the server, and the requests that wait for an answer on it.
final class Connection implements Link.Listener {

    private final JournalClient client;

    /// What is used if this one does not come to a welcome.
    private final Optional<Connection> instead;

    private final Map<Long, PendingRequest> pending = new LinkedHashMap<>(); // with itself as lock
    private volatile @Nullable Link link;
    private volatile int maxFrameBytes;
    private volatile Optional<BulkRoom> room = Optional.empty();
    private boolean welcomed;
    private boolean replaced;
    private boolean ended;

    Connection(JournalClient client, Optional<Connection> instead) {
        this.client = client;
        this.instead = instead;
    }

    void attach(Link opened) {
        link = opened;
    }

    int maxFrameBytes() {
        return maxFrameBytes;
    }

    Optional<BulkRoom> bulkRoom() {
        return room;
    }

    /// Sends a request. The client's lock is held, so that it cannot come after [#drain].
    void send(PendingRequest request) {
        synchronized (pending) {
            pending.put(request.number(), request);
        }
        Link open = link;
        if (open != null) {
            open.send(request.frame());
        }
    }

    /// Takes off everything that waits.
    Collection<PendingRequest> drain() {
        synchronized (pending) {
            Collection<PendingRequest> all = List.copyOf(pending.values());
            pending.clear();
            return all;
        }
    }

    void close(String reason) {
        Link open = link;
        if (open != null) {
            open.close(reason);
        }
    }

    @Override
    public void frame(Link from, ByteBuffer frame) {
        Frames.Numbered<Reply> reply = Frames.reply(frame);
        switch (reply.content()) {
            case Reply.Welcome(
                            int version,
                            int max,
                            String socket,
                            String bulk,
                            boolean forces) -> {
                if (version != Frames.VERSION) {
                    throw new WireException(
                            "the journal speaks protocol version %d, this client %d"
                                    .formatted(version, Frames.VERSION));
                }
                maxFrameBytes = max;
                room = BulkRoom.of(bulk, forces);
                from.maxLength(max);
                welcomed = true;
                instead.ifPresent(Connection::replace);
                client.welcomed(this, socket);
            }
            case Reply.Failed(String reason) when reply.number() == 0 ->
                    from.close("the journal refused: " + reason);
            case Reply.Events(var batch) -> {
                PendingRequest request;
                synchronized (pending) {
                    request = pending.get(reply.number());
                }
                if (request != null) {
                    request.events().accept(batch);
                }
            }
            case Reply last -> answer(reply.number(), last);
        }
    }

    private void answer(long number, Reply reply) {
        PendingRequest request;
        synchronized (pending) {
            request = pending.remove(number);
        }
        if (request != null) {
            client.answered(request, reply);
        }
    }

    @Override
    public void closed(Link gone, String reason) {
        ended = true;
        if (replaced) {
            return;
        }
        if (!welcomed && instead.isPresent()) {
            client.fallBack(instead.get(), reason);
        } else {
            client.lost(this, reason);
        }
    }

    /// On the thread of the loop.
    boolean hasEnded() {
        return ended;
    }

    /// Another one has taken its place before it was used.
    private void replace() {
        replaced = true;
        close("another connection is faster");
    }
}
