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

    void send(Tid destination, int tag, Body body);

    SpawnOutcome spawn(SpawnRequest request);

    /// A message with this tag when `subject` ends; see [org.godwit.port.TaskPort#notifyTaskExit].
    void notifyTaskExit(Tid subject, int tag);

    void print(String line);
}
