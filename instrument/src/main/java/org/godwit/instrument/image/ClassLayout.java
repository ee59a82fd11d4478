package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// How the objects of one class lie in the heap and stand in an image. Made once per class;
/// immutable and thread-safe.
final class ClassLayout {

    enum Kind {
        /// Fields one by one.
        PLAIN,
        /// An array of references.
        REFERENCES,
        /// An array of numbers, copied as it is.
        PRIMITIVES,
        STRING,
        /// A constant, by its name.
        ENUM,
        /// A [Class] object, by its name.
        CLASS,
        BOX,
        /// An object that the JDK makes from a text, see [TextForm].
        TEXT,
        /// By its recipe, see [LambdaRecipe].
        LAMBDA,
        /// A hidden class without a recipe.
        HIDDEN
    }

    /// Fields that only make sense in their JVM and are made again when they are null; see
    /// [Settling].
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "java.lang.Throwable.backtrace",
                    "java.util.Date.cdate",
                    "java.util.SplittableRandom.proxy");

    /// Arrays that nothing but their owner refers to, so that they need no place in the table of
    /// identities.
    private static final Set<String> OWNED =
            Set.of(
                    "java.util.ArrayList.elementData",
                    "java.util.ArrayDeque.elements",
                    "java.util.PriorityQueue.queue",
                    "java.util.HashMap.table",
                    "java.util.BitSet.words",
                    "java.lang.AbstractStringBuilder.value");

    private static final ClassValue<ClassLayout> LAYOUTS =
            new ClassValue<>() {
                @Override
                protected ClassLayout computeValue(Class<?> type) {
                    return new ClassLayout(type);
                }
            };

    final Class<?> type;
    final Kind kind;
    final Field[] references;
    final Class<?>[] fieldTypes;
    final long[] referenceOffsets;
    final boolean[] owned;
    final boolean ownsArrays;
    final long[] offsets64;
    final long[] offsets32;
    final long[] offsets16;
    final long[] offsets8;
    final long[] booleanOffsets;

    /// The least that the fields take in an image.
    final int bodyBytesMin;

    /// Tells two versions of a class apart.
    final long fingerprint;

    final Box box;
    final long arrayBase;
    final int arrayScale;
    final boolean settles;
    final OpenIterators.Kind iterator;
    final Finishing finishing;

    private ClassLayout(Class<?> type) {
        this.type = type;
        kind = kindOf(type);
        List<Field> all = kind == Kind.PLAIN ? fieldsOf(type) : List.of();
        references = all.stream().filter(f -> !f.getType().isPrimitive()).toArray(Field[]::new);
        referenceOffsets = Arrays.stream(references).mapToLong(Internals::offset).toArray();
        fieldTypes = Arrays.stream(references).map(Field::getType).toArray(Class<?>[]::new);
        owned = new boolean[references.length];
        for (int i = 0; i < owned.length; i++) {
            owned[i] = OWNED.contains(qualified(references[i]));
        }
        ownsArrays = Arrays.stream(references).anyMatch(f -> OWNED.contains(qualified(f)));
        offsets64 = offsets(all, long.class, double.class);
        offsets32 = offsets(all, int.class, float.class);
        offsets16 = offsets(all, short.class, char.class);
        offsets8 = offsets(all, byte.class);
        booleanOffsets = offsets(all, boolean.class);
        bodyBytesMin =
                references.length
                        + Long.BYTES * offsets64.length
                        + Integer.BYTES * offsets32.length
                        + Short.BYTES * offsets16.length
                        + offsets8.length
                        + booleanOffsets.length;
        fingerprint = fingerprint(type, all);
        box = Box.of(type);
        arrayBase = type.isArray() ? Internals.arrayBase(type) : 0;
        arrayScale = type.isArray() ? Internals.arrayScale(type) : 0;
        settles = Settling.concerns(type);
        iterator = OpenIterators.Kind.of(type);
        finishing = Finishing.of(type);
    }

    static ClassLayout of(Class<?> type) {
        return LAYOUTS.get(type);
    }

    /// The class of an array's elements.
    Class<?> component() {
        Class<?> component = type.getComponentType();
        if (component == null) {
            throw new IllegalStateException("no array: " + type.getName());
        }
        return component;
    }

    /// The class of an array's innermost elements; any other class itself.
    static Class<?> innermost(Class<?> type) {
        Class<?> element = type;
        for (Class<?> c = type.getComponentType(); c != null; c = c.getComponentType()) {
            element = c;
        }
        return element;
    }

    private static Kind kindOf(Class<?> type) {
        Class<?> component = type.getComponentType();
        if (component != null) {
            return component.isPrimitive() ? Kind.PRIMITIVES : Kind.REFERENCES;
        }
        if (type == String.class) {
            return Kind.STRING;
        }
        if (type == Class.class) {
            return Kind.CLASS;
        }
        if (Enum.class.isAssignableFrom(type) && type != Enum.class) {
            return Kind.ENUM;
        }
        if (Box.of(type) != Box.NONE && type != Void.class) {
            return Kind.BOX;
        }
        if (TextForm.of(type) != null) {
            return Kind.TEXT;
        }
        if (type.isHidden()) {
            return LambdaRecipe.hasOne(type) ? Kind.LAMBDA : Kind.HIDDEN;
        }
        return Kind.PLAIN;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        Deque<Class<?>> topFirst = new ArrayDeque<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            topFirst.push(c);
        }
        List<Field> fields = new ArrayList<>();
        for (Class<?> c : topFirst) {
            // by name: the order of getDeclaredFields is not specified
            Arrays.stream(c.getDeclaredFields())
                    .filter(f -> !Modifier.isStatic(f.getModifiers()))
                    .filter(f -> !LEFT_OUT.contains(qualified(f)))
                    .sorted(Comparator.comparing(Field::getName))
                    .forEach(fields::add);
        }
        return fields;
    }

    private static String qualified(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }

    private static long[] offsets(List<Field> fields, Class<?>... types) {
        return fields.stream()
                .filter(f -> Arrays.asList(types).contains(f.getType()))
                .mapToLong(Internals::offset)
                .toArray();
    }

    private static long fingerprint(Class<?> type, List<Field> fields) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Class<?> c = type; c != null; c = c.getSuperclass()) {
            text.append(c.getName()).append(';');
        }
        for (Field f : fields) {
            text.append(qualified(f)).append(':').append(f.getType().getName()).append(';');
        }
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L; // FNV-1a
        }
        return hash;
    }
}
