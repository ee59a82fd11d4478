package org.godwit.persistence;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tells this actor system's journal how it gets long events without a copy: in pieces that lie
/// where they lay. A hint: a journal may ask the event's serializer instead, which writes the same
/// bytes. Thread-safe.
public final class InPieces implements Extension {

    /// For Pekko.
    public static final class Id extends AbstractExtensionId<InPieces>
            implements ExtensionIdProvider {

        private static final Id ID = new Id();

        private Id() {}

        @Override
        public InPieces createExtension(ExtendedActorSystem system) {
            return new InPieces();
        }

        @Override
        public Id lookup() {
            return ID;
        }
    }

    private volatile Function<Object, Optional<List<ByteBuffer>>> form = _ -> Optional.empty();

    private InPieces() {}

    public static InPieces of(ActorSystem system) {
        return Id.ID.get(system);
    }

    /// From now on events are asked for here first.
    ///
    /// @param form the bytes that the serializer of an event would write, one piece after the
    ///   other, which do not change any more; empty: ask the serializer
    public static void by(ActorSystem system, Function<Object, Optional<List<ByteBuffer>>> form) {
        of(system).form = form;
    }

    /// An event's bytes, if they are to be had in pieces.
    public Optional<List<ByteBuffer>> of(Object event) {
        return form.apply(event);
    }
}
