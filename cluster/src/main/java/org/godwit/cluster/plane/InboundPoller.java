package org.godwit.cluster.plane;

import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.godwit.wire.MalformedFrameException;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// Reads all inbound logs on one thread. Frames are copied out inside the gate and handed to the
/// listener outside of it, so that the listener never runs in memory that is about to be unmapped.
final class InboundPoller implements Runnable {

    private static final int FRAGMENTS_PER_POLL = 64;
    private static final long HOUSEKEEPING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final UseGate gate;
    private final List<Subscription> subscriptions;
    private final FrameCodec codec;
    private final Reassembly reassembly;
    private final TransportTally tally;
    private final TransportListener listener;
    private final IdleStrategy idle;
    private final Runnable afterwards;
    private final Runnable housekeeping;
    private final Queue<Frame> ready = new ArrayDeque<>();
    private final FragmentHandler assembler = new FragmentAssembler(this::onMessage);
    private long nowNanos = System.nanoTime();
    private long housekeptNanos = nowNanos;

    /// @param gate ends the poller when it is closed
    /// @param housekeeping now and then, on the poller thread
    /// @param afterwards the last thing on the poller thread
    InboundPoller(
            UseGate gate,
            List<Subscription> subscriptions,
            FrameCodec codec,
            TransportLimits limits,
            TransportTally tally,
            TransportListener listener,
            IdleStrategy idle,
            Runnable housekeeping,
            Runnable afterwards) {
        this.gate = gate;
        this.subscriptions = List.copyOf(subscriptions);
        this.codec = codec;
        this.reassembly = new Reassembly(limits, codec, tally, listener::wantsLong);
        this.tally = tally;
        this.listener = listener;
        this.idle = idle;
        this.housekeeping = housekeeping;
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        while (gate.enter()) {
            int fragments;
            try {
                fragments = poll();
            } finally {
                gate.leave();
            }
            deliver();
            keepHouse();
            idle.idle(fragments);
        }
        afterwards.run();
    }

    private int poll() {
        int fragments = 0;
        nowNanos = System.nanoTime();
        for (Subscription subscription : subscriptions) {
            fragments += subscription.poll(assembler, FRAGMENTS_PER_POLL);
        }
        return fragments;
    }

    private void onMessage(DirectBuffer buffer, int offset, int length, Header header) {
        try {
            ByteBuffer bytes = Views.of(buffer, offset, length);
            if (Chunk.isNext(bytes)) {
                reassembly.take(bytes, nowNanos).ifPresent(ready::add);
            } else {
                ready.add(codec.decode(bytes));
            }
        } catch (MalformedFrameException e) {
            tally.malformedIn.increment();
        }
    }

    private void deliver() {
        for (Frame frame = ready.poll(); frame != null; frame = ready.poll()) {
            tally.framesIn.increment();
            try {
                listener.onFrame(frame);
            } catch (RuntimeException | AssertionError e) {
                tally.listenerFailures.increment();
                listener.onTrouble("the listener failed on a frame from " + frame.source(), e);
            }
        }
    }

    private void keepHouse() {
        if (nowNanos - housekeptNanos > HOUSEKEEPING_NANOS) {
            housekeptNanos = nowNanos;
            reassembly.dropIdle(nowNanos);
            housekeeping.run();
        }
    }
}
