package org.godwit.persistence;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Status;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.DeleteMessagesFailure;
import org.apache.pekko.persistence.DeleteMessagesSuccess;

import scala.Option;

import java.util.ArrayList;
import java.util.List;

/// A persistent actor that keeps the texts it is told, for tests.
final class Ledger extends AbstractPersistentActor {

    private final String id;
    private final List<String> lines = new ArrayList<>();
    private ActorRef asker = ActorRef.noSender();

    private final ActorRef doctor;

    private Ledger(String id, ActorRef doctor) {
        this.id = id;
        this.doctor = doctor;
    }

    static Props props(String id) {
        return props(id, ActorRef.noSender());
    }

    /// @param doctor is told why it cannot recover
    static Props props(String id, ActorRef doctor) {
        return Props.create(Ledger.class, () -> new Ledger(id, doctor));
    }

    /// Writes lines as one batch; answered with the last sequence number.
    record Add(List<String> lines) {}

    /// Writes any object; never answered unless it fails.
    record AddObject(Object object) {}

    /// Answered with a [Page].
    record Show() {}

    /// Answered with "deleted".
    record DeleteTo(long sequence) {}

    record Page(List<String> lines, long lastSequence) {}

    @Override
    public String persistenceId() {
        return id;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(Add.class, this::add)
                .match(AddObject.class, add -> persist(add.object(), _ -> {}))
                .match(Show.class, _ -> sender().tell(page(), self()))
                .match(
                        DeleteTo.class,
                        delete -> {
                            asker = sender();
                            deleteMessages(delete.sequence());
                        })
                .match(DeleteMessagesSuccess.class, _ -> asker.tell("deleted", self()))
                .match(
                        DeleteMessagesFailure.class,
                        failed -> asker.tell(new Status.Failure(failed.cause()), self()))
                .build();
    }

    private Page page() {
        return new Page(List.copyOf(lines), lastSequenceNr());
    }

    private void add(Add add) {
        ActorRef from = sender();
        int[] left = {add.lines().size()};
        persistAll(
                add.lines(),
                line -> {
                    lines.add(line);
                    if (--left[0] == 0) {
                        from.tell(lastSequenceNr(), self());
                    }
                });
    }

    @Override
    public Receive createReceiveRecover() {
        return receiveBuilder().match(String.class, lines::add).build();
    }

    @Override
    public void onPersistFailure(Throwable cause, Object event, long sequence) {
        sender().tell(new Status.Failure(cause), self());
    }

    @Override
    public void onPersistRejected(Throwable cause, Object event, long sequence) {
        sender().tell(new Status.Failure(cause), self());
    }

    @Override
    public void onRecoveryFailure(Throwable cause, Option<Object> event) {
        // The actor stops; the asker sees its request unanswered.
        if (doctor != ActorRef.noSender()) {
            doctor.tell(cause, self());
        }
    }
}
