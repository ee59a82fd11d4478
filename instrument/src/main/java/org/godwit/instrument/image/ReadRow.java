package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;

/// A [TypeEntry] as found in this JVM, while an image is read.
sealed interface ReadRow {

    /// A class with its layout.
    final class Instances implements ReadRow {

        final ClassLayout layout;
        final boolean hasFields;
        final boolean hasElements;

        /// Whether all objects of this row are of exactly the layout's class.
        final boolean isOneClass;

        /// Per field of reference type, or for all elements of an array: the row whose objects were
        /// found to fit last. Looking at the row instead of the object saves a cache miss.
        final @Nullable ReadRow[] fitting;

        Instances(ClassLayout layout) {
            this.layout = layout;
            hasFields = layout.kind == ClassLayout.Kind.PLAIN;
            hasElements = layout.kind == ClassLayout.Kind.REFERENCES;
            isOneClass =
                    layout.kind != ClassLayout.Kind.ENUM && layout.kind != ClassLayout.Kind.TEXT;
            fitting = new @Nullable ReadRow[hasElements ? 1 : layout.references.length];
        }
    }

    /// An object that was there before.
    record Single(Object object) implements ReadRow {}

    /// A place in the code that makes lambdas.
    ///
    /// @param factory makes them, see [LambdaRecipe#factory]
    record Lambdas(LambdaRecipe recipe, Class<?> capturing, Method factory) implements ReadRow {}
}
