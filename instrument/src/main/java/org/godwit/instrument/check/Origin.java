package org.godwit.instrument.check;

/// Where a value on the operand stack was made, as far as that matters.
sealed interface Origin {

    /// A lambda or method reference.
    ///
    /// @param body what it runs
    /// @param type internal name of the interface
    /// @param method of the interface
    record Lambda(MethodRef body, String type, String method) implements Origin {}

    /// `new` of a class, by internal name.
    record Created(String type) implements Origin {}

    /// The object whose constructor this is, before another constructor was called on it.
    record Unborn() implements Origin {}
}
