package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

/// A [TypeEntry] with its number, while an image is written.
final class TypeRow {

    final int number;
    final TypeEntry entry;

    /// Null for single objects, which have no body.
    final @Nullable ClassLayout layout;

    /// Whether some objects of this class stand in the image by name.
    boolean mayHaveName;

    TypeRow(int number, TypeEntry entry, @Nullable ClassLayout layout) {
        this.number = number;
        this.entry = entry;
        this.layout = layout;
    }
}
