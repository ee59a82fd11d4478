package org.godwit.continuation;

/// Weaves programs; found through [java.util.ServiceLoader].
public interface TaskCodeLoader {

    /// The woven code of the program whose class is called `className`, in a class loader of its
    /// own: what comes from the same jar or folder as that class is task code and woven, everything
    /// else is left to `parent`.
    ///
    /// @throws ClassNotFoundException if `parent` has no such class
    TaskCode load(String className, ClassLoader parent) throws ClassNotFoundException;
}
