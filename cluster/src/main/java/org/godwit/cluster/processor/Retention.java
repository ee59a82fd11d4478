package org.godwit.cluster.processor;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.DeleteMessagesFailure;
import org.apache.pekko.persistence.DeleteMessagesSuccess;
import org.apache.pekko.persistence.Recovery;
import org.apache.pekko.persistence.RecoveryCompleted;

/// Deletes the events of a VP that no recovery needs any more, and ends. It reads and writes none:
/// the typed actors of Pekko delete with their own snapshots only, and a VP has none.
final class Retention extends AbstractPersistentActor {

    private final String persistenceId;
    private final long upTo;

    /// @param upTo the sequence number of the last event to delete
    static Props props(String persistenceId, long upTo) {
        return Props.create(Retention.class, () -> new Retention(persistenceId, upTo));
    }

    private Retention(String persistenceId, long upTo) {
        this.persistenceId = persistenceId;
        this.upTo = upTo;
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

    /// A failure leaves what the next recovery reads once more and has deleted then.
    @Override
    public AbstractActor.Receive createReceive() {
        return receiveBuilder()
                .match(DeleteMessagesSuccess.class, _ -> getContext().stop(getSelf()))
                .match(DeleteMessagesFailure.class, _ -> getContext().stop(getSelf()))
                .build();
    }
}
