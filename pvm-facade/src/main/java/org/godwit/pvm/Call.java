package org.godwit.pvm;

import java.util.function.ToIntFunction;

/// How a call of the classic interface finds its task and reports its error. Every call begins with
/// a yield point: a task that is captured there, or where the call waits, makes the same call again
/// when it goes on. So a call does nothing that may not be repeated before it waits.
final class Call {

    private Call() {}

    /// A call that asks the virtual machine: PvmSysErr outside of any task and after pvm_exit.
    /// First it lets handlers have the messages that have come.
    static int enrolled(String name, ToIntFunction<TaskSession> body) {
        return member(
                name,
                s -> {
                    s.inbox.pump();
                    return body.applyAsInt(s);
                });
    }

    /// A call for members of the virtual machine that asks it nothing: PvmSysErr outside of any
    /// task and after pvm_exit.
    static int member(String name, ToIntFunction<TaskSession> body) {
        return local(name, s -> s.port.hasExited() ? Pvm.PvmSysErr : body.applyAsInt(s));
    }

    /// A call on the task's own state: PvmSysErr outside of any task only.
    static int local(String name, ToIntFunction<TaskSession> body) {
        return value(
                name,
                s -> {
                    int answer = body.applyAsInt(s);
                    return answer < 0 ? s.errors.fail(name, answer) : answer;
                });
    }

    /// A call on the task's own state whose proper answer may be negative, or whose errors are not
    /// for everybody; it reports its errors itself.
    static int value(String name, ToIntFunction<TaskSession> body) {
        TaskSession session = TaskSession.current();
        if (session == null) {
            return ErrorReport.current().fail(name, Pvm.PvmSysErr);
        }
        session.port.yieldPoint();
        return body.applyAsInt(session);
    }
}
