package org.godwit.persistence;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/// Tells this actor system's journal which persistent actor will soon recover here, so that it can
/// read the history while the actor is still on its way. A hint: a journal may ignore it, and what
/// it read ahead is never believed to be all. Thread-safe.
public final class ReadAhead implements Extension {

    /// For Pekko.
    public static final class Id extends AbstractExtensionId<ReadAhead>
            implements ExtensionIdProvider {

        private static final Id ID = new Id();

        private Id() {}

        @Override
        public ReadAhead createExtension(ExtendedActorSystem system) {
            return new ReadAhead();
        }

        @Override
        public Id lookup() {
            return ID;
        }
    }

    private static final Reader NONE =
            new Reader() {
                @Override
                public void read(String id, long from, Predicate<List<Object>> suffices) {}

                @Override
                public void prefetch(String id, long first, List<ByteBuffer> events) {}
            };

    private volatile Reader journal = NONE;

    /// What reads ahead; called on any thread, must not block.
    public interface Reader {

        /// See [ReadAhead#expect].
        void read(String persistenceId, long from, Predicate<List<Object>> suffices);

        /// See [ReadAhead#prefetch].
        void prefetch(String persistenceId, long first, List<ByteBuffer> events);
    }

    private ReadAhead() {}

    public static ReadAhead of(ActorSystem system) {
        return Id.ID.get(system);
    }

    /// A journal plug-in that can read ahead says so.
    public void by(Reader reader) {
        journal = reader;
    }

    /// The persistent actor of this id will recover here in a moment. To be said again when it has
    /// written more since.
    ///
    /// @param from the first sequence number that is worth reading: the events before it will very
    ///   likely not be needed
    /// @param suffices whether events, from that number on, are enough to recover from, so that
    ///   what comes before them need not be read
    public static void expect(
            ActorSystem system, String persistenceId, long from, Predicate<List<Object>> suffices) {
        of(system).journal.read(persistenceId, from, suffices);
    }

    /// The persistent actor of this id will recover here in a moment, and these events will be
    /// persisted elsewhere until then: what they refer to can be read already. None is given to the
    /// actor before it is in the journal.
    ///
    /// @param first the sequence number of the first
    /// @param events as [WriteAhead.Placed] was given them
    public static void prefetch(
            ActorSystem system, String persistenceId, long first, List<ByteBuffer> events) {
        of(system).journal.prefetch(persistenceId, first, events);
    }
}
