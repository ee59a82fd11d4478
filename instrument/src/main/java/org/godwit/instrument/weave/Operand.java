package org.godwit.instrument.weave;

import java.lang.classfile.TypeKind;

/// A value on the operand stack.
///
/// @param slots 2 for long and double, else 1
/// @param origin for an object whose constructor has not been called: the index of its `new`
///   instruction, or [#THIS]; else [#PLAIN]
record Operand(int slots, int origin) {

    /// Nothing special.
    static final int PLAIN = -1;

    /// `this` of a constructor before its call of `super(...)` or `this(...)`.
    static final int THIS = -2;

    static final Operand ONE = new Operand(1, PLAIN);
    static final Operand TWO = new Operand(2, PLAIN);

    static Operand of(TypeKind kind) {
        return kind.slotSize() == 2 ? TWO : ONE;
    }

    boolean wide() {
        return slots == 2;
    }
}
