package org.godwit.cluster.processor;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.DeleteMessagesFailure;
import org.apache.pekko.persistence.DeleteMessagesSuccess;
import org.apache.pekko.persistence.Recovery;
import org.apache.pekko.persistence.RecoveryCompleted;

/// Deletes the events of a VP (or of the master) that no recovery needs any more, and ends. It
/// reads and writes none: the typed actors of Pekko delete with their own snapshots only, and a VP
/// has none.
public final class Retention extends AbstractPersistentActor {

    /// All events that there are.
    static final long EVERYTHING = Long.MAX_VALUE;

    private final String persistenceId;
    private final long upTo;
    private final Runnable deleted;

    /// @param upTo the sequence number of the last event to delete
    public static Props props(String persistenceId, long upTo) {
        return props(persistenceId, upTo, () -> {});
    }

    /// @param deleted called once the journal has done it; never if it fails
    static Props props(String persistenceId, long upTo, Runnable deleted) {
        return Props.create(Retention.class, () -> new Retention(persistenceId, upTo, deleted));
    }

    private Retention(String persistenceId, long upTo, Runnable deleted) {
        this.persistenceId = persistenceId;
        this.upTo = upTo;
        this.deleted = deleted;
    }

    @Override
    public String persistenceId() {
        return persistenceId;
    }

    @Override
    public Recovery recovery() {
        return Recovery.none();
    }

    @Override
    public AbstractActor.Receive createReceiveRecover() {
        return receiveBuilder().match(RecoveryCompleted.class, _ -> deleteMessages(upTo)).build();
    }

    /// A failure leaves what the next recovery reads once more and has deleted then; or, at the end
    /// of a VP, what the master orders again.
    @Override
    public AbstractActor.Receive createReceive() {
        return receiveBuilder()
                .match(
                        DeleteMessagesSuccess.class,
                        _ -> {
                            deleted.run();
                            getContext().stop(getSelf());
                        })
                .match(DeleteMessagesFailure.class, _ -> getContext().stop(getSelf()))
                .build();
    }
}
