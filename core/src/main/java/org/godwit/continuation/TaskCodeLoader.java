package org.godwit.continuation;

import java.nio.file.Path;
import java.util.List;

/// Weaves programs; found through [java.util.ServiceLoader].
public interface TaskCodeLoader {

    /// The same without further task code.
    default TaskCode load(String className, ClassLoader parent) throws ClassNotFoundException {
        return load(className, parent, List.of());
    }

    /// The woven code of the program whose class is called `className`, in a class loader of its
    /// own: what comes from the same jar or folder as that class is task code and woven, everything
    /// else is left to `parent`.
    ///
    /// @param further jars and folders whose classes are task code, too; `parent` must find them
    /// @throws ClassNotFoundException if `parent` has no such class
    TaskCode load(String className, ClassLoader parent, List<Path> further)
            throws ClassNotFoundException;
}
