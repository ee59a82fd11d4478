package org.godwit.pvm;

import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;

/// The tids and out arguments of the C interface.
final class Numbers {

    private static final int FLAG_BITS = 0xc0000000;

    private Numbers() {}

    /// Whether `tid` is well formed as a task for libpvm, which looks at the flag bits and the
    /// local part only.
    static boolean isTask(int tid) {
        return (tid & FLAG_BITS) == 0 && (tid & Tid.LOCAL_MASK) != 0;
    }

    /// Whether a result cannot be stored: an array is there, but without room.
    static boolean noRoom(@Nullable Object out) {
        return out != null && Array.getLength(out) == 0;
    }

    static void store(int @Nullable [] out, int value) {
        if (out != null) {
            out[0] = value;
        }
    }
}
