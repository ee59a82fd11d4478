package org.godwit.continuation;

import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/// The yield points at loop heads of one program. They call a shared call site that does nothing,
/// which the JIT compiles to nothing, until a capture is asked for; then HotSpot throws that code
/// away and the next poll asks the task's port. Thread-safe.
public final class PollSwitch {

    private static final MethodHandle IDLE = MethodHandles.empty(MethodType.methodType(void.class));
    private static final MethodHandle ASK = findPoll();

    private final MutableCallSite site = new MutableCallSite(IDLE);
    private int asking;

    private static MethodHandle findPoll() {
        try {
            return MethodHandles.lookup()
                    .findStatic(PollSwitch.class, "poll", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// A class loader whose classes poll this switch.
    public interface Source {
        PollSwitch polls();
    }

    /// Bootstrap method of the polls in woven code.
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
        if (caller.lookupClass().getClassLoader() instanceof Source source) {
            return source.polls().site();
        }
        throw new IllegalStateException(
                "%s is woven but its class loader has no poll switch"
                        .formatted(caller.lookupClass().getName()));
    }

    /// What the polls of woven code are linked to.
    public CallSite site() {
        return site;
    }

    /// From now on polls ask their task's port, until [#release] was called as often.
    public synchronized void ask() {
        if (asking++ == 0) {
            turn(ASK);
        }
    }

    public synchronized void release() {
        if (asking > 0 && --asking == 0) {
            turn(IDLE);
        }
    }

    private void turn(MethodHandle target) {
        site.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }

    /// A task that is not meant gives way: the one that is asked may wait for a carrier thread.
    private static void poll() {
        CurrentTask.port().ifPresent(TaskPort::yieldPoint);
        Thread.yield();
    }
}
