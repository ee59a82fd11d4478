package org.godwit.persistence;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;

import java.nio.ByteBuffer;
import java.util.List;

/// Tells this actor system's journal which events will be persisted in a moment, so that it can put
/// their bytes where they belong while there are still more to come. A hint: a journal may ignore
/// it, and nothing is accepted before it is persisted. Thread-safe.
public final class WriteAhead implements Extension {

    /// For Pekko.
    public static final class Id extends AbstractExtensionId<WriteAhead>
            implements ExtensionIdProvider {

        private static final Id ID = new Id();

        private Id() {}

        @Override
        public WriteAhead createExtension(ExtendedActorSystem system) {
            return new WriteAhead();
        }

        @Override
        public Id lookup() {
            return ID;
        }
    }

    private static final Writer NONE =
            new Writer() {
                @Override
                public void write(
                        String id, Object event, long bytes, boolean endsBatch, Placed placed) {}

                @Override
                public void forget(String id) {}
            };

    private volatile Writer journal = NONE;

    /// What writes ahead; called on any thread, must not block.
    public interface Writer {

        /// See [WriteAhead#offer].
        void write(
                String persistenceId, Object event, long bytes, boolean endsBatch, Placed placed);

        /// See [WriteAhead#forget].
        void forget(String persistenceId);
    }

    /// Is told when events are handed in whose bytes were written ahead: for [ReadAhead#prefetch]
    /// elsewhere, while they are not acknowledged yet, and perhaps never will be.
    @FunctionalInterface
    public interface Placed {

        /// Must not block.
        ///
        /// @param first the sequence number of the first
        /// @param events as the journal has them, with the places of what is in files
        void tell(long first, List<ByteBuffer> events);
    }

    private WriteAhead() {}

    public static WriteAhead of(ActorSystem system) {
        return Id.ID.get(system);
    }

    /// A journal plug-in that can write ahead says so.
    public void by(Writer writer) {
        journal = writer;
    }

    /// The persistent actor of this id will persist this event next, after those that it was said
    /// of before.
    ///
    /// @param event this very object, which must not change
    /// @param bytes about how many it will take
    /// @param endsBatch whether it is the last of those that are persisted together; if that is
    ///   wrong the bytes are written again
    /// @param placed is told at most once for all that are persisted together
    public static void offer(
            ActorSystem system,
            String persistenceId,
            Object event,
            long bytes,
            boolean endsBatch,
            Placed placed) {
        of(system).journal.write(persistenceId, event, bytes, endsBatch, placed);
    }

    /// What was offered for this id and is not persisted yet does not come.
    public static void forget(ActorSystem system, String persistenceId) {
        of(system).journal.forget(persistenceId);
    }
}
