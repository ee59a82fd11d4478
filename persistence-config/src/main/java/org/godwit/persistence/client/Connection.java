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

/// One connection to the server, and the requests that wait for an answer on it.
final class Connection implements Link.Listener {

    private final JournalClient client;
    private final Map<Long, PendingRequest> pending = new LinkedHashMap<>(); // with itself as lock
    private volatile @Nullable Link link;
    private volatile int maxFrameBytes;

    Connection(JournalClient client) {
        this.client = client;
    }

    void attach(Link opened) {
        link = opened;
    }

    int maxFrameBytes() {
        return maxFrameBytes;
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
            case Reply.Welcome(int version, int max) -> {
                if (version != Frames.VERSION) {
                    throw new WireException(
                            "the journal speaks protocol version %d, this client %d"
                                    .formatted(version, Frames.VERSION));
                }
                maxFrameBytes = max;
                from.maxLength(max);
                client.connected(this);
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
        client.lost(this, reason);
    }
}
