package org.godwit.cluster.processor;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.godwit.wire.MalformedFrameException;

/// The entity of a guest's tid, placed on the guest's host: lets frames of the Artery plane through to it.
public final class GuestRelay {

    private static final FrameCodec CODEC = new FrameCodec();

    private GuestRelay() {}

    /// @param inbound takes a frame on this host
    public static Behavior<ProcessorCommand> create(Consumer<Frame> inbound) {
        return Behaviors.receiveMessage(
                command -> {
                    if (command instanceof ProcessorCommand.Stop) {
                        return Behaviors.stopped();
                    }
                    if (command instanceof ProcessorCommand.Deliver deliver) {
                        try {
                            inbound.accept(CODEC.decode(ByteBuffer.wrap(deliver.frame())));
                        } catch (MalformedFrameException _) {
                            // as if it had been lost
                        }
                    }
                    return Behaviors.same();
                });
    }
}
