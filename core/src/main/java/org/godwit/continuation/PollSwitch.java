package org.godwit.continuation;

import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/// The yield points at loop heads of one program. They call a shared call site that does nothing,
/// which the JIT compiles to nothing, until a capture is asked for; then HotSpot throws that code
/// away, and from then on each poll reads whether it is to ask the task's port. They do so until
/// [#settle]: where one capture was asked for more may follow, and compiled code is dear.
/// Thread-safe.
public final class PollSwitch {

    private static final MethodHandle IDLE = MethodHandles.empty(MethodType.methodType(void.class));
    private static final MethodHandle ASK;
    private static final MethodHandle IS_ASKED;
    private static final VarHandle ASKED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ASK = lookup.findStatic(PollSwitch.class, "poll", MethodType.methodType(void.class));
            IS_ASKED =
                    lookup.findVirtual(
                            PollSwitch.class, "isAsked", MethodType.methodType(boolean.class));
            ASKED = lookup.findVarHandle(PollSwitch.class, "asked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MutableCallSite site = new MutableCallSite(IDLE);
    private final MethodHandle watch =
            MethodHandles.guardWithTest(IS_ASKED.bindTo(this), ASK, IDLE);
    private int asking;
    private boolean watching;
    private long releasedAt;

    @SuppressWarnings("UnusedVariable") // through its handle
    private boolean asked;

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
            ASKED.setOpaque(this, true);
            if (!watching) {
                watching = true;
                link(watch);
            }
        }
    }

    public synchronized void release() {
        if (asking > 0 && --asking == 0) {
            ASKED.setOpaque(this, false);
            releasedAt = System.nanoTime();
        }
    }

    /// Polls cost nothing again if nothing was asked for so long.
    public synchronized void settle(Duration quiet) {
        if (watching && asking == 0 && System.nanoTime() - releasedAt > quiet.toNanos()) {
            watching = false;
            link(IDLE);
        }
    }

    private boolean isAsked() {
        return (boolean) ASKED.getOpaque(this);
    }

    private void link(MethodHandle target) {
        site.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }

    private static void poll() {
        CurrentTask.port().ifPresent(TaskPort::loopHead);
    }
}
