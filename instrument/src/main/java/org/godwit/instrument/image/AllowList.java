package org.godwit.instrument.image;

import java.util.function.Predicate;

/// The classes that may stand in an image: those of the task, the data classes of the JDK and what
/// Godwit keeps for a task.
///
/// @param taskCode tells task classes by binary name
public record AllowList(Predicate<String> taskCode) {

    /// Whether objects of this class (binary name; never an array) may stand in an image.
    public boolean allows(String className) {
        return taskCode.test(className);
    }
}
