package org.godwit.instrument.image;

import jdk.internal.misc.Unsafe;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;

/// All access of Godwit to JDK internals: objects without constructors, fields by offset. Needs
/// `--add-exports java.base/jdk.internal.misc=ALL-UNNAMED`. Nothing here checks its arguments: a
/// wrong offset or a value of a wrong type corrupts the heap, so callers check first.
final class Internals {

    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long OVERRIDE =
            UNSAFE.objectFieldOffset(AccessibleObject.class, "override");

    private Internals() {}

    /// An object of a concrete class with all fields zero; initialises the class.
    static Object allocate(Class<?> type) throws InstantiationException {
        return UNSAFE.allocateInstance(type);
    }

    /// A primitive array with undefined content, for whoever fills it at once.
    static Object allocateArray(Class<?> component, int length) {
        return UNSAFE.allocateUninitializedArray(component, length);
    }

    static byte[] allocateBytes(int length) {
        return (byte[]) UNSAFE.allocateUninitializedArray(byte.class, length);
    }

    static long offset(Field field) {
        return UNSAFE.objectFieldOffset(field);
    }

    static long offset(Class<?> type, String field) {
        return UNSAFE.objectFieldOffset(type, field);
    }

    static long arrayBase(Class<?> array) {
        return UNSAFE.arrayBaseOffset(array);
    }

    static int arrayScale(Class<?> array) {
        return UNSAFE.arrayIndexScale(array);
    }

    static @Nullable Object reference(Object holder, long offset) {
        return UNSAFE.getReference(holder, offset);
    }

    static void putReference(Object holder, long offset, @Nullable Object value) {
        UNSAFE.putReference(holder, offset, value);
    }

    static long int64(Object holder, long offset) {
        return UNSAFE.getLong(holder, offset);
    }

    static void putInt64(Object holder, long offset, long value) {
        UNSAFE.putLong(holder, offset, value);
    }

    static int int32(Object holder, long offset) {
        return UNSAFE.getInt(holder, offset);
    }

    static void putInt32(Object holder, long offset, int value) {
        UNSAFE.putInt(holder, offset, value);
    }

    static short int16(Object holder, long offset) {
        return UNSAFE.getShort(holder, offset);
    }

    static void putInt16(Object holder, long offset, short value) {
        UNSAFE.putShort(holder, offset, value);
    }

    static byte int8(Object holder, long offset) {
        return UNSAFE.getByte(holder, offset);
    }

    static void putInt8(Object holder, long offset, byte value) {
        UNSAFE.putByte(holder, offset, value);
    }

    /// Copies between primitive arrays, whatever their types.
    static void copy(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        UNSAFE.copyMemory(from, fromOffset, to, toOffset, bytes);
    }

    /// The value of a static field of reference type; initialises the class.
    static @Nullable Object staticValue(Field field) {
        UNSAFE.ensureClassInitialized(field.getDeclaringClass());
        return UNSAFE.getReference(UNSAFE.staticFieldBase(field), UNSAFE.staticFieldOffset(field));
    }

    /// Makes a private member usable, also one of the JDK.
    static <A extends AccessibleObject> A open(A member) {
        UNSAFE.putBoolean(member, OVERRIDE, true);
        return member;
    }
}
