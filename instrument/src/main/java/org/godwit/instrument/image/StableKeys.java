package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Tells keys whose hash is the same in every JVM, by their value. Doubt counts as "no": then the
/// hash depends on where an object, a class or a constant lies. The work per key is bounded. Runs
/// no code of a program.
final class StableKeys {

    /// Values looked at for one key.
    private static final int STEPS_MAX = 1_000;

    private static final Set<Class<?>> PLAIN_VALUES =
            Set.of(
                    String.class,
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Character.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    BigInteger.class,
                    BigDecimal.class,
                    UUID.class,
                    java.util.Date.class,
                    java.util.Locale.class,
                    java.util.BitSet.class,
                    java.net.URI.class,
                    java.io.File.class);

    private static final Set<Class<?>> COLLECTIONS =
            Set.of(
                    ArrayList.class,
                    LinkedList.class,
                    Arrays.asList().getClass(),
                    List.of().getClass(),
                    List.of(1).getClass(),
                    HashSet.class,
                    LinkedHashSet.class,
                    TreeSet.class,
                    Set.of(1).getClass(),
                    Set.of(1, 2, 3).getClass());

    private static final Set<Class<?>> MAPS =
            Set.of(
                    HashMap.class,
                    LinkedHashMap.class,
                    TreeMap.class,
                    Map.of(1, 1).getClass(),
                    Map.of(1, 1, 2, 2).getClass());

    private static final ClassValue<Boolean> HASHES_ITSELF =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return type.isRecord() || hashMethod(type).getDeclaringClass() != Object.class;
                }
            };

    private int steps;

    /// Whether this is a value whose class alone says that its hash is stable.
    static boolean isPlainValue(@Nullable Object key) {
        return key == null || PLAIN_VALUES.contains(key.getClass());
    }

    boolean isStable(@Nullable Object key) {
        steps = STEPS_MAX;
        return check(key);
    }

    private boolean check(@Nullable Object key) {
        if (isPlainValue(key)) {
            return true;
        }
        if (key == null || --steps < 0) {
            return false;
        }
        Class<?> type = key.getClass();
        if (COLLECTIONS.contains(type)) {
            return all((Collection<?>) key);
        }
        if (MAPS.contains(type)) {
            Map<?, ?> map = (Map<?, ?>) key;
            return all(map.keySet()) && all(map.values());
        }
        if (key instanceof Optional<?> optional) {
            return optional.isEmpty() || check(optional.get());
        }
        if (type.getClassLoader() == null) {
            return type.getPackageName().startsWith("java.time") && !(key instanceof Enum<?>);
        }
        return !(key instanceof Enum<?>) && HASHES_ITSELF.get(type) && fields(key);
    }

    private boolean all(Collection<?> elements) {
        for (Object element : elements) {
            if (--steps < 0 || !check(element)) {
                return false;
            }
        }
        return true;
    }

    private boolean fields(Object o) {
        ClassLayout layout = ClassLayout.of(o.getClass());
        if (layout.kind != ClassLayout.Kind.PLAIN) {
            return false;
        }
        for (long offset : layout.referenceOffsets) {
            if (!check(Internals.reference(o, offset))) {
                return false;
            }
        }
        return true;
    }

    private static Method hashMethod(Class<?> type) {
        try {
            return type.getMethod("hashCode");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
