package org.godwit.program;

import org.godwit.message.Body;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.task.Tid;

import java.util.Optional;

/// What a [StateMachine] may do to the rest of the virtual machine while it takes a message.
public interface TaskContext {

    Tid self();

    Optional<Tid> parent();

    default void send(Tid destination, int tag, Body body) {
        send(destination, tag, 0, 0, body);
    }

    /// See [org.godwit.port.TaskPort#send].
    void send(Tid destination, int tag, int context, int waitId, Body body);

    SpawnOutcome spawn(SpawnRequest request);

    /// A message with this tag when `subject` ends; see [org.godwit.port.TaskPort#notifyTaskExit].
    default void notifyTaskExit(Tid subject, int tag) {
        notifyTaskExit(subject, tag, 0);
    }

    void notifyTaskExit(Tid subject, int tag, int context);

    void print(String line);
}
