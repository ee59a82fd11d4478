package org.godwit.cluster.plane;

import org.godwit.host.HostInfo;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/// The message plane through the sharding region, over Artery: the simple reference, and the one
/// that can be encrypted. Pekko knows the places; what it drops (in hand-offs, from full queues)
/// the protocol repeats. Frames beyond Artery's frame size do not pass: keep
/// `godwit.message-bytes-max` below it.
public final class ArteryPlane implements MessagePlane {

    private final FrameCodec codec = new FrameCodec();
    private final BiConsumer<Tid, byte[]> region;
    private final Inbound inbound;
    private final LongAdder framesOut = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();

    /// @param region delivers an encoded frame to the entity of a tid
    public ArteryPlane(BiConsumer<Tid, byte[]> region, Inbound inbound) {
        this.region = region;
        this.inbound = inbound;
    }

    @Override
    public boolean send(Frame frame, Waiting waiting) {
        ByteBuffer bytes = ByteBuffer.allocate(codec.encodedLength(frame));
        codec.encode(frame, bytes);
        region.accept(frame.destination(), bytes.array());
        framesOut.increment();
        bytesOut.add(bytes.capacity());
        return true;
    }

    @Override
    public void announce(Tid vp, int incarnation) {
        // the region learns places by itself
    }

    @Override
    public void hostsAre(List<HostInfo> hosts) {
        // the region knows the hosts
    }

    @Override
    public void located(Tid vp, int incarnation, Tid host) {
        inbound.moved(vp);
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("plane.framesOut", framesOut.sum(), "plane.bytesOut", bytesOut.sum());
    }

    @Override
    public void close() {
        // the actor system closes Artery
    }
}
