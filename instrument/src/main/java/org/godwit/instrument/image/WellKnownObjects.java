package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Objects that stand in an image by name, so that `==` stays true: those of the host, the standard
/// streams, and what JDK classes keep in static final fields (empty collections, sentinels).
final class WellKnownObjects {

    private static final String SYSTEM = "java.lang.System";

    /// By field, what a class of the JDK keeps that may stand in an image.
    private static final ClassValue<Map<TypeEntry.Static, Object>> STATICS =
            new ClassValue<>() {
                @Override
                protected Map<TypeEntry.Static, Object> computeValue(Class<?> type) {
                    return AllowList.listsOfTheJdk(type.getName()) ? staticsOf(type) : Map.of();
                }
            };

    private final IdentityHashMap<Object, TypeEntry> entries = new IdentityHashMap<>();
    private final Set<Class<?>> classes = new HashSet<>();
    private final Set<Class<?>> scanned = new HashSet<>();

    WellKnownObjects(Map<String, Object> named) {
        named.forEach((name, o) -> add(o, new TypeEntry.Named(name)));
        add(System.in, new TypeEntry.Static(SYSTEM, "in"));
        add(System.out, new TypeEntry.Static(SYSTEM, "out"));
        add(System.err, new TypeEntry.Static(SYSTEM, "err"));
    }

    boolean has(Class<?> type) {
        return classes.contains(type);
    }

    /// How an object stands in the image, null if it has no name.
    @Nullable TypeEntry entry(Object o) {
        return entries.get(o);
    }

    /// Learns what the class, its superclasses and the classes around them keep, if they are of the
    /// JDK. Answers whether there was anything.
    boolean learn(Class<?> type) {
        int before = entries.size();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            learnStatics(c);
            learnStatics(c.getNestHost());
        }
        return entries.size() > before;
    }

    private void learnStatics(Class<?> type) {
        if (type.getClassLoader() == null && scanned.add(type)) {
            STATICS.get(type).forEach((field, value) -> add(value, field));
        }
    }

    private void add(@Nullable Object o, TypeEntry entry) {
        if (o != null && entries.putIfAbsent(o, entry) == null) {
            classes.add(o.getClass());
        }
    }

    /// The object that an image refers to by a static field; null if there is none that may stand
    /// in an image.
    static @Nullable Object resolve(TypeEntry.Static entry) throws ClassNotFoundException {
        if (entry.type().equals(SYSTEM)) {
            return switch (entry.field()) {
                case "in" -> System.in;
                case "out" -> System.out;
                case "err" -> System.err;
                default -> null;
            };
        }
        Class<?> type = Class.forName(entry.type(), false, null);
        return STATICS.get(type).get(entry);
    }

    /// Whether a class named by an image as the home of an object is one to look at.
    static boolean mayBeHome(TypeEntry.Static entry) {
        return entry.type().equals(SYSTEM) || AllowList.listsOfTheJdk(entry.type());
    }

    private static boolean mayStand(Object value) {
        return AllowList.listsOfTheJdk(ClassLayout.innermost(value.getClass()).getName());
    }

    private static Map<TypeEntry.Static, Object> staticsOf(Class<?> type) {
        Map<TypeEntry.Static, Object> statics = new LinkedHashMap<>();
        for (Field field : finalStatics(type)) {
            Object value = Internals.staticValue(field);
            if (value != null && isWorthAName(value) && mayStand(value)) {
                statics.put(new TypeEntry.Static(type.getName(), field.getName()), value);
            }
        }
        return statics;
    }

    private static List<Field> finalStatics(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers)
                    && Modifier.isFinal(modifiers)
                    && !field.getType().isPrimitive()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static boolean isWorthAName(Object value) {
        return switch (ClassLayout.of(value.getClass()).kind) {
            case PLAIN -> true;
            case REFERENCES, PRIMITIVES -> Array.getLength(value) == 0;
            case STRING, ENUM, CLASS, BOX, TEXT, LAMBDA, HIDDEN -> false;
        };
    }
}
