package org.godwit.pvm;

/// A task program. Implementing this is one way to be one; any class with a `main` method, static
/// or not, with or without the argument, is one too (as in Java 25).
public interface PvmTask {

    /// Runs the task; it ends when this returns.
    ///
    /// @param argv what the spawner gave, `argv[1]...` of a C program
    void main(String[] argv) throws Exception;
}
