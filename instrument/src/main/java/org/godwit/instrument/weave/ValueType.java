package org.godwit.instrument.weave;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// What a local variable or an operand holds, as the verifier sees it.
///
/// @param type of an object that is initialised, else Object
/// @param newAt the instruction that made an object whose constructor has not run, else -1
record ValueType(Kind kind, ClassDesc type, int newAt) {

    enum Kind {
        INT,
        FLOAT,
        LONG,
        DOUBLE,
        OBJECT,
        NULL,
        NOTHING,
        UNINITIALIZED,
        UNINITIALIZED_THIS
    }

    static final ValueType INT = plain(Kind.INT);
    static final ValueType FLOAT = plain(Kind.FLOAT);
    static final ValueType LONG = plain(Kind.LONG);
    static final ValueType DOUBLE = plain(Kind.DOUBLE);
    static final ValueType NULL = plain(Kind.NULL);
    static final ValueType NOTHING = plain(Kind.NOTHING);
    static final ValueType UNINITIALIZED_THIS = plain(Kind.UNINITIALIZED_THIS);

    private static ValueType plain(Kind kind) {
        return new ValueType(kind, ConstantDescs.CD_Object, -1);
    }

    static ValueType object(ClassDesc type) {
        return new ValueType(Kind.OBJECT, type, -1);
    }

    static ValueType uninitialized(int newAt) {
        return new ValueType(Kind.UNINITIALIZED, ConstantDescs.CD_Object, newAt);
    }

    static ValueType of(ClassDesc type) {
        return type.isPrimitive() ? of(TypeKind.from(type)) : object(type);
    }

    static ValueType of(TypeKind kind) {
        return switch (kind.asLoadable()) {
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case REFERENCE -> object(ConstantDescs.CD_Object);
            default -> INT;
        };
    }

    int slots() {
        return isWide() ? 2 : 1;
    }

    boolean isWide() {
        return kind == Kind.LONG || kind == Kind.DOUBLE;
    }

    boolean isUninitialized() {
        return kind == Kind.UNINITIALIZED || kind == Kind.UNINITIALIZED_THIS;
    }

    /// Whether it has a value that must be kept.
    boolean isSaved() {
        return kind.compareTo(Kind.OBJECT) <= 0;
    }

    TypeKind typeKind() {
        return switch (kind) {
            case INT -> TypeKind.INT;
            case LONG -> TypeKind.LONG;
            case FLOAT -> TypeKind.FLOAT;
            case DOUBLE -> TypeKind.DOUBLE;
            default -> TypeKind.REFERENCE;
        };
    }
}
