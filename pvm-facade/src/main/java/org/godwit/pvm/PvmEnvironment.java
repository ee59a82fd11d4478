package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

/// What a task finds around it; an extension, since in C this belongs to the process. Tasks share
/// the processes of their hosts. In woven code `System.getenv(name)` and the property `user.dir`
/// give what the spawner exported and named; variables that the task sets itself are only here.
public final class PvmEnvironment {

    private PvmEnvironment() {}

    /// The value of an environment variable: the spawner's, if it exported it (pvm_export), else
    /// the host's; null if it has none.
    public static @Nullable String get(String name) {
        TaskSession session = TaskSession.current();
        return session == null ? System.getenv(name) : session.environment.get(name);
    }

    /// Sets a variable of the task, for itself and for those it exports it to.
    public static void set(String name, String value) {
        TaskSession session = TaskSession.current();
        if (session == null) {
            throw new IllegalStateException(
                    "only a task has variables of its own; '%s' cannot be set here"
                            .formatted(name));
        }
        session.environment.set(name, value);
    }

    /// The directory that the spawner named behind a colon in `where`, else that of the host's
    /// process. Relative file names mean the latter whatever the task is told.
    public static String directory() {
        TaskSession session = TaskSession.current();
        String named = session == null ? "" : session.port.spec().inherited().directory();
        return named.isEmpty() ? System.getProperty("user.dir", ".") : named;
    }
}
