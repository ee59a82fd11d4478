package org.godwit.cluster.plane;

import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.godwit.message.Body;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Sends frames to one target: short ones are encoded straight into the log, longer ones gathered
/// from header and body, the longest in chunks. Bodies are never copied on the way. Any thread.
final class FrameSender {

    /// The log's turn from one term to the next is another thread's work of nanoseconds.
    private static final int ADMIN_RETRIES = 32;

    private enum Step {
        SENT,
        BLOCKED,
        REFUSED
    }

    private final Outbound outbound;
    private final FrameCodec codec;
    private final TransportLimits limits;
    private final long senderId;
    private final AtomicLong transfers;

    /// One chunked frame at a time: interleaved they would only take more memory at the receiver.
    private final Semaphore chunking = new Semaphore(1);

    private volatile boolean wasConnected;

    FrameSender(
            Outbound outbound,
            FrameCodec codec,
            TransportLimits limits,
            long senderId,
            AtomicLong transfers) {
        this.outbound = outbound;
        this.codec = codec;
        this.limits = limits;
        this.senderId = senderId;
        this.transfers = transfers;
    }

    Outbound outbound() {
        return outbound;
    }

    boolean send(Frame frame, int length, Waiting waiting) {
        Patience patience = Patience.of(waiting, limits.offerStallMax());
        while (true) {
            switch (attempt(frame, length, patience)) {
                case SENT -> {
                    return true;
                }
                case REFUSED -> {
                    return false;
                }
                case BLOCKED -> {
                    if (!patience.pause()) {
                        return false;
                    }
                }
            }
        }
    }

    private Step attempt(Frame frame, int length, Patience patience) {
        Publication publication = outbound.publication();
        if (publication == null) {
            return outbound.gate.isClosed() ? Step.REFUSED : Step.BLOCKED;
        }
        if (length <= publication.maxPayloadLength()) {
            return claim(publication, frame, length);
        }
        if (length <= publication.maxMessageLength()) {
            UnsafeBuffer head = new UnsafeBuffer(new byte[codec.headerLength(frame)]);
            codec.encodeHeader(frame, ByteBuffer.wrap(head.byteArray()));
            return offer(
                    publication, head, head.capacity(), body(frame), 0, length - head.capacity());
        }
        return chunked(publication, frame, length, patience);
    }

    private Step claim(Publication publication, Frame frame, int length) {
        BufferClaim claim = new BufferClaim();
        for (int i = 0; i < ADMIN_RETRIES; i++) {
            if (!outbound.gate.enter()) {
                return Step.REFUSED;
            }
            try {
                long result = publication.tryClaim(length, claim);
                if (result > 0) {
                    encode(frame, claim, length);
                }
                if (result != Publication.ADMIN_ACTION) {
                    return step(result);
                }
            } finally {
                outbound.gate.leave();
            }
            Thread.onSpinWait();
        }
        return Step.BLOCKED;
    }

    /// Whatever happens, the claim must be ended: an open one holds up every reader of the log.
    private void encode(Frame frame, BufferClaim claim, int length) {
        boolean written = false;
        try {
            codec.encode(frame, Views.of(claim.buffer(), claim.offset(), length));
            written = true;
        } finally {
            if (written) {
                claim.commit();
            } else {
                claim.abort();
            }
        }
    }

    private Step offer(
            Publication publication,
            DirectBuffer head,
            int headLength,
            DirectBuffer body,
            int offset,
            int length) {
        for (int i = 0; i < ADMIN_RETRIES; i++) {
            if (!outbound.gate.enter()) {
                return Step.REFUSED;
            }
            try {
                long result = publication.offer(head, 0, headLength, body, offset, length);
                if (result != Publication.ADMIN_ACTION) {
                    return step(result);
                }
            } finally {
                outbound.gate.leave();
            }
            Thread.onSpinWait();
        }
        return Step.BLOCKED;
    }

    private Step step(long result) {
        if (result > 0) {
            if (!wasConnected) {
                wasConnected = true;
            }
            return Step.SENT;
        }
        if (result == Publication.NOT_CONNECTED) {
            // Worth waiting for while the connection is being made, not when the receiver has gone.
            return wasConnected ? Step.REFUSED : Step.BLOCKED;
        }
        return result == Publication.BACK_PRESSURED ? Step.BLOCKED : Step.REFUSED;
    }

    private Step chunked(Publication publication, Frame frame, int length, Patience patience) {
        if (!patience.mayWait() && availableWindow(publication) < length) {
            return Step.BLOCKED;
        }
        if (!chunking.tryAcquire()) {
            return Step.BLOCKED;
        }
        try {
            return chunks(publication, frame, length, patience);
        } finally {
            chunking.release();
        }
    }

    private long availableWindow(Publication publication) {
        if (!outbound.gate.enter()) {
            return 0;
        }
        try {
            return publication.availableWindow();
        } finally {
            outbound.gate.leave();
        }
    }

    private Step chunks(Publication publication, Frame frame, int length, Patience patience) {
        int headerLength = codec.headerLength(frame);
        int partMax =
                Math.min(limits.chunkBytes(), publication.maxMessageLength()) - Chunk.HEADER_BYTES;
        int count = Math.ceilDiv(length, partMax);
        long transfer = transfers.getAndIncrement();
        byte[] head = new byte[Chunk.HEADER_BYTES + headerLength];
        UnsafeBuffer headBuffer = new UnsafeBuffer(head);
        DirectBuffer body = body(frame);
        codec.encodeHeader(frame, ByteBuffer.wrap(head, Chunk.HEADER_BYTES, headerLength));
        int offset = 0;
        for (int index = 0; index < count; index++) {
            new Chunk(length, senderId, transfer, index, count).write(ByteBuffer.wrap(head));
            int inHead = index == 0 ? headerLength : 0;
            int part = Math.min(partMax - inHead, body.capacity() - offset);
            Step step;
            while ((step =
                            offer(
                                    publication,
                                    headBuffer,
                                    Chunk.HEADER_BYTES + inHead,
                                    body,
                                    offset,
                                    part))
                    == Step.BLOCKED) {
                if (!patience.pause()) {
                    return Step.REFUSED;
                }
            }
            if (step == Step.REFUSED) {
                return step;
            }
            patience.progressed();
            offset += part;
        }
        return Step.SENT;
    }

    private DirectBuffer body(Frame frame) {
        Body body = codec.body(frame);
        MutableDirectBuffer buffer = new UnsafeBuffer(body.bytes(), 0, body.length());
        return buffer;
    }
}
