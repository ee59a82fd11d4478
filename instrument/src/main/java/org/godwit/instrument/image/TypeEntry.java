package org.godwit.instrument.image;

/// What a new object in an image may be: one line of the table at the image's end.
sealed interface TypeEntry {

    /// Any number of objects of one class.
    ///
    /// @param fingerprint of the class's fields, see [ClassLayout#fingerprint]
    record Instances(String type, long fingerprint) implements TypeEntry {}

    /// A [Class] object.
    record ClassObject(String type) implements TypeEntry {}

    /// An object of the host.
    record Named(String name) implements TypeEntry {}

    /// An object that the JDK keeps in a static field.
    record Static(String type, String field) implements TypeEntry {}

    /// Any number of lambdas of one place in the code.
    record Lambdas(LambdaRecipe recipe) implements TypeEntry {}
}
