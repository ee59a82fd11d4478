package org.godwit.continuation;

import org.jspecify.annotations.Nullable;

/// One frame of a captured call stack: where it stood and its live values. Primitive values are
/// kept in one array and references in another, each in the order in which the woven method saves
/// and reloads them.
///
/// @param type the binary name of the class that declares the method
/// @param method its name and descriptor
/// @param fingerprint of the method's code; a frame is resumed only in the same code
/// @param yieldPoint which yield point of the method it stood at
@SuppressWarnings("ArrayRecordComponent") // filled once, compared by nobody
public record SavedFrame(
        String type,
        String method,
        long fingerprint,
        int yieldPoint,
        long[] numbers,
        @Nullable Object[] references) {}
