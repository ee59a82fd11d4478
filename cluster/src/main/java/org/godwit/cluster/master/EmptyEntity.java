package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.task.Tid;

import java.util.Optional;

/// An entity with nothing in it: its hand-off is the floor under every move, and a message to it
/// makes the coordinator allocate its container.
public final class EmptyEntity {

    private EmptyEntity() {}

    public static Behavior<ProcessorCommand> create(Tid tid, Tid host) {
        return running(tid, host, Optional.empty());
    }

    private static Behavior<ProcessorCommand> running(
            Tid tid, Tid host, Optional<ProcessorCommand.Prepare> move) {
        return Behaviors.receiveMessage(command ->
                switch (command) {
                    case ProcessorCommand.Prepare p -> {
                        p.replyTo().tell(new ProcessorCommand.Closed(tid, p.moveId()));
                        yield running(tid, host, Optional.of(p));
                    }
                    case ProcessorCommand.Wake w -> {
                        answer(w.replyTo(), tid, host);
                        yield Behaviors.same();
                    }
                    case ProcessorCommand.Stop _ -> {
                        move.ifPresent(
                                p -> p.replyTo().tell(new ProcessorCommand.Freed(tid, p.moveId())));
                        yield Behaviors.stopped();
                    }
                    default -> Behaviors.same();
                });
    }

    private static void answer(ActorRef<Report> to, Tid tid, Tid host) {
        to.tell(new ProcessorCommand.Arrived(tid, 0, host, 0, true));
    }
}
