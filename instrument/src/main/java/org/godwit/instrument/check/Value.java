package org.godwit.instrument.check;

import java.util.HashSet;
import java.util.Set;

/// A value on the operand stack or in a local variable, as far as a class file tells.
///
/// @param type descriptor of its static type; that of Object if unknown
record Value(String type, Set<Origin> origins) {

    static final String OBJECT = "Ljava/lang/Object;";
    static final Value UNKNOWN = of(OBJECT);
    static final Value INT = of("I");

    Value {
        origins = Set.copyOf(origins);
    }

    static Value of(String type) {
        return new Value(type, Set.of());
    }

    static Value made(String type, Origin origin) {
        return new Value(type, Set.of(origin));
    }

    Value cast(String to) {
        return new Value(to, origins);
    }

    /// Whether it takes two places on the stack.
    boolean isWide() {
        return type.equals("J") || type.equals("D");
    }

    boolean isArray() {
        return type.startsWith("[");
    }

    /// The internal name of its class; empty for a primitive value or an array.
    String className() {
        return type.startsWith("L") ? type.substring(1, type.length() - 1) : "";
    }

    /// What it may be where two paths meet.
    Value or(Value other) {
        if (equals(other)) {
            return this;
        }
        Set<Origin> both = new HashSet<>(origins);
        both.addAll(other.origins);
        return new Value(type.equals(other.type) ? type : OBJECT, both);
    }
}
