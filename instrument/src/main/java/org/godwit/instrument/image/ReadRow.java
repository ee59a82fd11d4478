package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;

/// A [TypeEntry] as found in this JVM, while an image is read.
sealed interface ReadRow {

    /// A class with its layout.
    final class Instances implements ReadRow {

        final ClassLayout layout;

        /// Per field of reference type, a class that fitted last.
        final @Nullable Class<?>[] fitting;

        Instances(ClassLayout layout) {
            this.layout = layout;
            fitting = new @Nullable Class<?>[layout.references.length];
        }
    }

    /// An object that was there before.
    record Single(Object object) implements ReadRow {}

    /// A place in the code that makes lambdas.
    ///
    /// @param factory makes them, see [LambdaRecipe#factory]
    record Lambdas(LambdaRecipe recipe, Class<?> capturing, Method factory) implements ReadRow {}
}
