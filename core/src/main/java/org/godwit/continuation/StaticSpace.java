package org.godwit.continuation;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The static variables of the task classes as one virtual processor sees them: private to it, and
/// moved with it (UPVM's private globals). Used on the task's thread only.
public final class StaticSpace {

    private static final ScopedValue<StaticSpace> CURRENT = ScopedValue.newInstance();

    /// By class name, an object whose fields are the static variables of that class.
    private final Map<String, Object> holders = new HashMap<>();

    /// Runs `body` with these static variables. Blocks until it returns.
    public <X extends Throwable> void run(ScopedValue.CallableOp<Boolean, X> body) throws X {
        ScopedValue.where(CURRENT, this).call(body);
    }

    /// The variables of the calling thread's task.
    public static StaticSpace current() {
        return CURRENT.get();
    }

    /// The holder of a class's variables, null before the first use.
    public @Nullable Object holder(String type) {
        return holders.get(type);
    }

    public void hold(String type, Object holder) {
        holders.put(type, holder);
    }
}
