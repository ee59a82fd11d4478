package org.godwit.continuation;

import org.godwit.port.TaskUnwound;
import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.WeakHashMap;

/// The static variables of the task classes as one virtual processor sees them: private to it, and
/// moved with it (UPVM's private globals). Serves one program, that is one class loader, and is
/// used on one thread at a time; threads that the task starts see the same variables, more slowly,
/// unless they come from a pool or inherit nothing.
///
/// Woven code finds the variables of a class in a slot, whose number holds in this JVM only; a
/// capture knows them by the name of the class. Between two runs the slots are empty, so this
/// object may be written to a capture as it is.
public final class StaticSpace {

    private static final ScopedValue<StaticSpace> CURRENT = ScopedValue.newInstance();
    private static final TaskStatics[] NONE = {};

    /// For threads that a task starts. Weak, since threads of the host may be started there, too,
    /// and live longer.
    private static final InheritableThreadLocal<WeakReference<StaticSpace>> STARTED_IN =
            new InheritableThreadLocal<>();

    /// How many slots each program's classes have taken so far; guarded by itself.
    private static final Map<ClassLoader, Integer> SLOTS_TAKEN = new WeakHashMap<>();

    /// By class name.
    private final Map<String, TaskStatics> holders = new HashMap<>();

    /// Classes whose initialiser failed, with what it threw.
    private final Map<String, String> failed = new HashMap<>();

    /// The holders again, by slot; filled as they are touched.
    private @Nullable TaskStatics[] slots = NONE;

    /// Runs `body` with these static variables. Blocks until it returns.
    public <X extends Throwable> void run(ScopedValue.CallableOp<Boolean, X> body) throws X {
        slots = NONE;
        STARTED_IN.set(new WeakReference<>(this));
        try {
            ScopedValue.where(CURRENT, this).call(body);
        } finally {
            STARTED_IN.remove();
            slots = NONE;
        }
    }

    /// The variables of the calling thread's task.
    ///
    /// @throws IllegalStateException outside of [#run]
    public static StaticSpace current() {
        if (CURRENT.isBound()) {
            return CURRENT.get();
        }
        var inherited = STARTED_IN.get();
        var space = inherited == null ? null : inherited.get();
        if (space == null) {
            throw new IllegalStateException(
                    "a static variable of a task class was used on a thread that belongs to no"
                            + " task; static variables belong to a virtual processor"
                            + " (see StaticSpace.run)");
        }
        return space;
    }

    /// A new slot for the static variables of one class of this program. Called once per class, by
    /// its generated holder class. Thread-safe.
    public static int slot(Class<?> holder) {
        synchronized (SLOTS_TAKEN) {
            return SLOTS_TAKEN.merge(holder.getClassLoader(), 1, Integer::sum) - 1;
        }
    }

    /// What is in this slot for the calling thread's task; null before the first touch, and always
    /// on threads that the task started. Called by generated holder classes.
    public static @Nullable TaskStatics at(int slot) {
        try {
            var slots = CURRENT.get().slots;
            return slot < slots.length ? slots[slot] : null;
        } catch (NoSuchElementException e) {
            return null;
        }
    }

    /// The first touch of a class's static variables since [#run] began: finds them among those
    /// that came with a capture or makes and initialises them, with `blank`. As in Java, the
    /// initialiser itself sees them half made; if it fails, this and every later touch fails.
    ///
    /// @throws ExceptionInInitializerError if the initialiser throws an exception
    /// @throws NoClassDefFoundError if it did so before
    /// @throws IllegalStateException outside of [#run]
    public static TaskStatics touch(int slot, TaskStatics blank) {
        var space = current();
        synchronized (space) {
            var known = space.holders.get(blank.className());
            if (known != null) {
                space.fill(slot, known);
                return known;
            }
            space.begin(slot, blank);
            return blank;
        }
    }

    private void begin(int slot, TaskStatics blank) {
        var type = blank.className();
        var reason = failed.get(type);
        if (reason != null) {
            throw new NoClassDefFoundError(
                    "the static variables of " + type + " could not be initialised: " + reason);
        }
        holders.put(type, blank);
        fill(slot, blank);
        try {
            blank.initialise();
        } catch (CaptureSignal | TaskUnwound unwound) {
            forget(slot, type);
            throw unwound;
        } catch (Throwable e) {
            forget(slot, type);
            failed.put(type, e.toString());
            throw e instanceof Error error ? error : new ExceptionInInitializerError(e);
        }
    }

    /// Slots are filled on the task's own thread only: so another thread's initialisers are over
    /// before the task sees what they made.
    private void fill(int slot, TaskStatics holder) {
        if (!CURRENT.isBound()) {
            return;
        }
        if (slot >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(slot + 1, taken(holder)));
        }
        slots[slot] = holder;
    }

    private static int taken(TaskStatics holder) {
        synchronized (SLOTS_TAKEN) {
            return SLOTS_TAKEN.getOrDefault(holder.getClass().getClassLoader(), 0);
        }
    }

    private void forget(int slot, String type) {
        holders.remove(type);
        if (slot < slots.length) {
            slots[slot] = null;
        }
    }

    /// The variables of every class that was touched, by class name: objects whose fields are the
    /// static variables of that class.
    public Map<String, TaskStatics> holders() {
        return Map.copyOf(holders);
    }

    /// The classes whose static initialiser failed, with the reason.
    public Map<String, String> failures() {
        return Map.copyOf(failed);
    }

    /// The static variables of a task that goes on: what [#holders] and [#failures] gave.
    public static StaticSpace of(Map<String, TaskStatics> holders, Map<String, String> failures) {
        var space = new StaticSpace();
        space.holders.putAll(holders);
        space.failed.putAll(failures);
        return space;
    }
}
