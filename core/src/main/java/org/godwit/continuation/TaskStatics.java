package org.godwit.continuation;

/// The static variables of one task class in one virtual processor: a generated subclass has them
/// as instance fields.
public abstract class TaskStatics {

    /// The binary name of the task class that declares the variables.
    protected abstract String className();

    /// Runs the part of the class's static initialiser that makes these variables.
    protected abstract void initialise() throws Throwable;
}
