package org.godwit.continuation;

/// Marks, as the type of a last parameter, the constructor that runs only up to its call of
/// `super(...)` or `this(...)`; woven code passes null and then calls the rest as a method. There
/// are no objects of this class.
public final class LightConstructor {
    private LightConstructor() {}
}
