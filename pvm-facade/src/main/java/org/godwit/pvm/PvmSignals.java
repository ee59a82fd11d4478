package org.godwit.pvm;

import org.godwit.port.Signal;
import org.jspecify.annotations.Nullable;

/// Signals as [Pvm#pvm_sendsig] sends them; an extension, since in C they belong to the operating
/// system.
///
/// A signal that the task has a handler for waits until the task is inside a library call that
/// receives or probes; there the handler runs, once for each signal that was sent. A signal without
/// a handler does what POSIX says, at once: it ends the task (HUP, INT, USR1, ALRM and most others)
/// or does nothing (CHLD, CONT, URG, WINCH; also those that would stop a process). 9 and 15 always
/// end the task.
public final class PvmSignals {

    private PvmSignals() {}

    /// Has the calling task handle a signal; null makes it do again what it does by default. PvmOk;
    /// PvmBadParam for 9, 15 and what is no signal; PvmSysErr outside of any task.
    public static int handle(int signum, @Nullable PvmSignalHandler handler) {
        TaskSession session = TaskSession.current();
        if (session == null) {
            return Pvm.PvmSysErr;
        }
        session.port.yieldPoint();
        if (!Signal.exists(signum) || Signal.alwaysEnds(signum)) {
            return Pvm.PvmBadParam;
        }
        session.signals.handle(signum, handler);
        return Pvm.PvmOk;
    }
}
