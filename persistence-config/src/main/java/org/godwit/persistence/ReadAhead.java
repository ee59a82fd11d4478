package org.godwit.persistence;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;

import java.util.function.Consumer;

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

    private volatile Consumer<String> journal = _ -> {};

    private ReadAhead() {}

    public static ReadAhead of(ActorSystem system) {
        return Id.ID.get(system);
    }

    /// A journal plug-in that can read ahead says so.
    ///
    /// @param reader called with persistence ids, on any thread; must not block
    public void by(Consumer<String> reader) {
        journal = reader;
    }

    /// The persistent actor of this id will recover here in a moment. To be said again when it has
    /// written more since.
    public static void expect(ActorSystem system, String persistenceId) {
        of(system).journal.accept(persistenceId);
    }
}
