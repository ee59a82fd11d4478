package org.godwit.cluster.host;

import org.godwit.port.Printed;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;

/// What a host tells the process it runs in. Called on many threads; must not block.
public interface HostListener {

    /// It is part of the virtual machine and takes work.
    void ready(Tid host, String address, int http);

    /// It cannot be, or stay, part of it.
    void refused(String reason);

    /// It is drained and begins to leave; its actor system ends next.
    void leaving();

    /// Something that people should know.
    void note(String text);

    /// The virtual machine is halted.
    void halted();

    /// A line of a task's output; the same number may come again after a move or a crash.
    void output(Tid tid, long number, Printed line);

    /// A task is over.
    ///
    /// @param status its exit status
    /// @param lines how many it has written
    void ended(Tid tid, TaskEnd end, int status, String reason, long lines);
}
