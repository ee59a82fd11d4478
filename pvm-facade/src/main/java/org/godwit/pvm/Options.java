package org.godwit.pvm;

import java.util.OptionalInt;

/// The options of a task that have an effect here, or at least a meaning.
final class Options {

    /// Limits of PvmFragSize, in bytes.
    static final int FRAGMENT_BYTES_MIN = 52;

    static final int FRAGMENT_BYTES_MAX = 1_048_576;

    private static final int FRAGMENT_BYTES_FIRST = 4080;

    private int route = Pvm.PvmAllowDirect;
    private int autoErr = 1;
    private int fragmentBytes = FRAGMENT_BYTES_FIRST;
    private int reservedTids;
    private int showTids = 1;

    int autoErr() {
        return autoErr;
    }

    /// Whether destinations and tags go unchecked.
    boolean reservedTids() {
        return reservedTids != 0;
    }

    /// The value of an option; empty if there is no such option.
    OptionalInt get(int what) {
        return switch (what) {
            case Pvm.PvmRoute -> OptionalInt.of(route);
            case Pvm.PvmAutoErr -> OptionalInt.of(autoErr);
            case Pvm.PvmFragSize -> OptionalInt.of(fragmentBytes);
            case Pvm.PvmResvTids -> OptionalInt.of(reservedTids);
            case Pvm.PvmShowTids -> OptionalInt.of(showTids);
            default -> OptionalInt.empty();
        };
    }

    /// Sets an option; the old value, or empty if the option or the value does not exist.
    OptionalInt set(int what, int value) {
        OptionalInt old = get(what);
        switch (what) {
            case Pvm.PvmRoute -> {
                if (value < Pvm.PvmDontRoute || value > Pvm.PvmRouteDirect) {
                    return OptionalInt.empty();
                }
                route = value;
            }
            case Pvm.PvmFragSize -> {
                if (value < FRAGMENT_BYTES_MIN || value > FRAGMENT_BYTES_MAX) {
                    return OptionalInt.empty();
                }
                fragmentBytes = value;
            }
            case Pvm.PvmAutoErr -> autoErr = value;
            case Pvm.PvmResvTids -> reservedTids = value;
            case Pvm.PvmShowTids -> showTids = value;
            default -> {}
        }
        return old;
    }
}
