package org.godwit.instrument.image;

import org.godwit.continuation.CaptureRefusedException;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns the table of an image into classes and objects of this JVM. All entries are checked
/// against the list before the first class is loaded.
final class ReadTable {

    private final ClassLoader classes;
    private final Map<String, Object> named;
    private final AllowList allowed;

    ReadTable(ClassLoader classes, Map<String, Object> named, AllowList allowed) {
        this.classes = classes;
        this.named = named;
        this.allowed = allowed;
    }

    ReadRow[] read(ChunkInput in) {
        int count = in.varint();
        if (count > in.left()) {
            throw in.damaged(count + " rows, but only " + in.left() + " bytes are left");
        }
        List<TypeEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TypeEntry entry = ImageFormat.read(in);
            check(entry);
            entries.add(entry);
        }
        return entries.stream().map(this::find).toArray(ReadRow[]::new);
    }

    private void check(TypeEntry entry) {
        switch (entry) {
            case TypeEntry.Instances(String type, long _) -> checkName(type);
            case TypeEntry.ClassObject(String type) -> {
                if (primitive(type) == null) {
                    checkName(type);
                }
            }
            case TypeEntry.Named(String name) -> {
                if (!named.containsKey(name)) {
                    throw refusal("it refers to '" + name + "', which this host does not have");
                }
            }
            case TypeEntry.Static home -> {
                if (!WellKnownObjects.mayBeHome(home)) {
                    throw notAllowed(home.type());
                }
            }
            case TypeEntry.Lambdas(LambdaRecipe recipe) -> checkName(recipe.capturingClass());
        }
    }

    private void checkName(String type) {
        int dimensions = 0;
        while (dimensions < type.length() && type.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = type.substring(dimensions);
        if (dimensions > 0) {
            if (element.length() == 1 && "ZBSCIJFD".contains(element)) {
                return;
            }
            if (!element.startsWith("L") || !element.endsWith(";")) {
                throw notAllowed(type);
            }
            element = element.substring(1, element.length() - 1);
        }
        if (!allowed.allows(element)) {
            throw notAllowed(element);
        }
    }

    private ReadRow find(TypeEntry entry) {
        return switch (entry) {
            case TypeEntry.Instances(String type, long fingerprint) ->
                    instances(load(type), fingerprint);
            case TypeEntry.ClassObject(String type) -> {
                Class<?> primitive = primitive(type);
                yield new ReadRow.Single(primitive == null ? load(type) : primitive);
            }
            case TypeEntry.Named(String name) ->
                    new ReadRow.Single(present(named.get(name), "'" + name + "'"));
            case TypeEntry.Static home -> {
                try {
                    Object found = WellKnownObjects.resolve(home);
                    yield new ReadRow.Single(present(found, home.type() + "." + home.field()));
                } catch (ClassNotFoundException e) {
                    throw refusal("there is no class " + home.type() + " here");
                }
            }
            case TypeEntry.Lambdas(LambdaRecipe recipe) -> {
                Class<?> capturing = load(recipe.capturingClass());
                try {
                    yield new ReadRow.Lambdas(recipe, capturing, LambdaRecipe.factory(capturing));
                } catch (NoSuchMethodException | LinkageError e) {
                    throw refusal(capturing.getName() + " makes no lambdas");
                }
            }
        };
    }

    private ReadRow instances(Class<?> type, long fingerprint) {
        if (!allowed.allowsWithSuperclasses(ClassLayout.innermost(type))
                && !ClassLayout.innermost(type).isPrimitive()) {
            throw notAllowed(type.getName());
        }
        ClassLayout layout = ClassLayout.of(type);
        if (layout.fingerprint != fingerprint) {
            throw refusal(
                    "the fields of "
                            + type.getName()
                            + " are not those of the class that was captured");
        }
        boolean isMade =
                switch (layout.kind) {
                    case PLAIN -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
                    case REFERENCES, PRIMITIVES, STRING, ENUM, BOX, TEXT -> true;
                    case CLASS, LAMBDA, HIDDEN -> false;
                };
        if (!isMade) {
            throw refusal("there are no objects of " + type.getName());
        }
        return new ReadRow.Instances(layout);
    }

    private Class<?> load(String type) {
        try {
            return Class.forName(type, false, classes);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CaptureRefusedException("there is no class " + type + " here", e);
        }
    }

    private static @Nullable Class<?> primitive(String name) {
        return switch (name) {
            case "boolean" -> boolean.class;
            case "byte" -> byte.class;
            case "short" -> short.class;
            case "char" -> char.class;
            case "int" -> int.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            case "void" -> void.class;
            default -> null;
        };
    }

    private static Object present(@Nullable Object o, String name) {
        if (o == null) {
            throw refusal("there is no " + name + " here");
        }
        return o;
    }

    private static CaptureRefusedException notAllowed(String type) {
        return refusal("objects of " + type + " may not stand in a capture");
    }

    private static CaptureRefusedException refusal(String detail) {
        return new CaptureRefusedException("the capture is refused: " + detail);
    }
}
