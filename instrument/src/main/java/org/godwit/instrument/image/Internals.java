package org.godwit.instrument.image;

import jdk.internal.misc.Unsafe;

/// All access of Godwit to JDK internals. Needs `--add-exports java.base/jdk.internal.misc=ALL-UNNAMED`.
final class Internals {

    static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private Internals() {}
}
