package org.godwit.pvm;

import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What the classic interface keeps for one task: the state of libpvm. Used on the task's thread
/// only.
final class TaskSession {

    final TaskPort port;
    final Options options = new Options();
    final ErrorReport errors;
    final BufferTable buffers;
    final Sending sending;
    final Receiving receiving;
    final Groups groups;
    int context;

    private TaskSession(TaskPort port) {
        this.port = port;
        this.context = port.spec().inherited().context();
        this.errors = new ErrorReport(port, options);
        this.buffers = new BufferTable(port);
        this.sending = new Sending(this);
        this.receiving = new Receiving(this);
        this.groups = new Groups(this);
    }

    /// The session of the calling thread's task, null outside of any task.
    static @Nullable TaskSession current() {
        Optional<TaskPort> found = CurrentTask.port();
        if (found.isEmpty()) {
            return null;
        }
        TaskPort port = found.get();
        return port.attachment(TaskSession.class, () -> new TaskSession(port));
    }

    int self() {
        return port.spec().tid().value();
    }
}
