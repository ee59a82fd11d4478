package org.godwit.port;

import org.godwit.task.Inherited;
import org.jspecify.annotations.Nullable;

/// What woven task code calls where it was compiled to ask the process: what its spawner named for
/// the task comes first.
public final class TaskEnvironment {

    private static final String DIRECTORY = "user.dir";

    private TaskEnvironment() {}

    /// In the place of [System#getenv(String)].
    public static @Nullable String getenv(String name) {
        String exported = inherited().variables().get(name);
        return exported == null ? System.getenv(name) : exported;
    }

    /// In the place of [System#getProperty(String)].
    public static @Nullable String getProperty(String key) {
        String directory = inherited().directory();
        return key.equals(DIRECTORY) && !directory.isEmpty() ? directory : System.getProperty(key);
    }

    /// In the place of [System#getProperty(String, String)].
    public static @Nullable String getProperty(String key, @Nullable String otherwise) {
        String value = getProperty(key);
        return value == null ? otherwise : value;
    }

    private static Inherited inherited() {
        return CurrentTask.port().map(port -> port.spec().inherited()).orElse(Inherited.NOTHING);
    }
}
