package org.godwit.message;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;

/// Which elements of a primitive array one call means.
///
/// @param offset index of the first element
/// @param count groups (complex numbers have two elements each, everything else one)
/// @param stride distance between groups, in groups; 0 repeats, negative walks backwards
/// @param lanes elements per group
record Span(int offset, int count, int stride, int lanes) {

    /// Whether every element meant exists. A call for nothing needs no array.
    boolean fits(@Nullable Object array) {
        if (count <= 0 || array == null) {
            return count == 0;
        }
        long last = offset + (long) (count - 1) * stride * lanes;
        int length = Array.getLength(array);
        return offset >= 0
                && offset + (long) lanes <= length
                && last >= 0
                && last + lanes <= length;
    }

    boolean isContiguous() {
        return stride == 1 || count == 1;
    }

    long elements() {
        return (long) count * lanes;
    }

    /// The index of an element, counted in the order in which they are packed.
    int index(int element) {
        return offset + element / lanes * step() + element % lanes;
    }

    /// Distance between the groups, in elements.
    int step() {
        return stride * lanes;
    }
}
