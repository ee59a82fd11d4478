package org.godwit.port;

import java.util.Optional;

/// Makes a program from a class; found through [java.util.ServiceLoader]. Must not run the
/// program's code.
public interface ProgramLoader {

    /// The program that `type` is, or empty if this loader does not know that kind of class.
    Optional<Program> load(Class<?> type);
}
