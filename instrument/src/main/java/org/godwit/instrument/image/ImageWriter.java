package org.godwit.instrument.image;

import org.godwit.continuation.NotCapturableException;
import org.jspecify.annotations.Nullable;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes one image; see [ImageFormat]. Goes through the objects in the order in which they are
/// met, so graphs of any depth need no stack.
final class ImageWriter {

    private final AllowList allowed;
    private final ChunkOutput out;
    private final WellKnownObjects wellKnown;
    private final TypeTable types;
    private final ObjectTable objects = new ObjectTable();
    private final LeafWriter leaves;

    /// The object whose body is being written.
    private int current;

    ImageWriter(
            Map<String, Object> named, AllowList allowed, int chunkBytes, Consumer<byte[]> chunks) {
        this.allowed = allowed;
        out = new ChunkOutput(chunkBytes, chunks);
        wellKnown = new WellKnownObjects(named);
        types = new TypeTable(wellKnown);
        leaves = new LeafWriter(out);
    }

    void write(Object root, String fingerprint) {
        out.int64(ImageFormat.MAGIC);
        out.int32(ImageFormat.VERSION);
        out.name(ImageFormat.jvm());
        out.name(fingerprint);
        reference(root);
        for (current = 1; current <= objects.count(); current++) {
            body(objects.object(current), objects.row(current).layout);
        }
        table();
        out.finish();
    }

    private void table() {
        long position = out.position();
        out.varint(objects.count());
        List<TypeRow> rows = types.rows();
        out.varint(rows.size());
        for (TypeRow row : rows) {
            ImageFormat.write(out, row.entry);
        }
        out.int64(position);
    }

    private void body(Object o, @Nullable ClassLayout layout) {
        if (layout == null) {
            return;
        }
        switch (layout.kind) {
            case PLAIN -> fields(o, layout);
            case REFERENCES -> {
                for (Object element : (@Nullable Object[]) o) {
                    reference(element);
                }
            }
            case LAMBDA -> {
                SerializedLambda parts = parts(o);
                for (int i = 0; i < parts.getCapturedArgCount(); i++) {
                    reference(parts.getCapturedArg(i));
                }
            }
            case PRIMITIVES, STRING, ENUM, CLASS, BOX, TEXT, HIDDEN -> {}
        }
    }

    private void fields(Object o, ClassLayout layout) {
        long[] references = layout.referenceOffsets;
        boolean owned = layout.ownsArrays;
        for (int i = 0; i < references.length; i++) {
            Object value = Internals.reference(o, references[i]);
            if (owned && layout.owned[i] && value != null && Array.getLength(value) > 0) {
                introduce(value, objects.append(value, current));
            } else {
                reference(value);
            }
        }
        for (long offset : layout.offsets64) {
            out.int64(Internals.int64(o, offset));
        }
        for (long offset : layout.offsets32) {
            out.int32(Internals.int32(o, offset));
        }
        for (long offset : layout.offsets16) {
            out.int16(Internals.int16(o, offset));
        }
        for (long offset : layout.offsets8) {
            out.int8(Internals.int8(o, offset));
        }
        for (long offset : layout.booleanOffsets) {
            out.int8(Internals.int8(o, offset));
        }
    }

    private void reference(@Nullable Object o) {
        if (o == null) {
            out.varint(0);
            return;
        }
        int number = objects.number(o, current);
        if (number > 0) {
            out.varint(number << 1);
        } else {
            introduce(o, -number);
        }
    }

    /// Writes a reference to an object met for the first time.
    private void introduce(Object o, int number) {
        if (number > ObjectTable.OBJECTS_MAX) {
            throw refused(o, "more than " + ObjectTable.OBJECTS_MAX + " objects", "hold fewer");
        }
        TypeRow row = rowOf(o);
        objects.row(number, row);
        out.varint(row.number << 1 | 1);
        ClassLayout layout = row.layout;
        if (layout == null) {
            return;
        }
        switch (layout.kind) {
            case PLAIN -> check(o, layout);
            case REFERENCES -> out.varint(((Object[]) o).length);
            case PRIMITIVES -> leaves.numbers(o, layout);
            case STRING -> leaves.string((String) o);
            case ENUM -> out.name(((Enum<?>) o).name());
            case BOX -> leaves.box(o, layout.box);
            case TEXT -> text(o);
            case LAMBDA -> {}
            case CLASS, HIDDEN -> throw new IllegalStateException("no row: " + layout.kind);
        }
    }

    /// The row of an object; a new one only for what may leave this JVM.
    private TypeRow rowOf(Object o) {
        Class<?> type = o.getClass();
        TypeRow row = types.find(type);
        if (row == null) {
            types.learn(type);
        }
        if (row == null || row.mayHaveName) {
            TypeEntry name = wellKnown.has(type) ? wellKnown.entry(o) : null;
            if (name != null) {
                return types.single(name);
            }
        }
        return row == null ? newRow(o) : row;
    }

    private TypeRow newRow(Object o) {
        Class<?> type = o.getClass();
        ClassLayout layout = ClassLayout.of(type);
        return switch (layout.kind) {
            case CLASS -> classObject((Class<?>) o);
            case LAMBDA -> {
                LambdaRecipe recipe = LambdaRecipe.of(parts(o));
                if (!allowed.allows(recipe.capturingClass())) {
                    throw refused(
                            o, "a lambda of " + recipe.capturingClass(), "which is not task code");
                }
                yield types.add(type, layout, new TypeEntry.Lambdas(recipe));
            }
            case HIDDEN -> {
                String what =
                        "a lambda of " + type.getName().replaceFirst("(\\$\\$Lambda)?/.*", "");
                throw refused(o, what, "it was not compiled with the task");
            }
            case PLAIN, REFERENCES, PRIMITIVES, STRING, ENUM, BOX, TEXT -> {
                Class<?> shown = shownClass(o, layout);
                if (!isAllowed(shown)) {
                    throw refused(o, shown.getName(), Refusal.advice(shown));
                }
                yield types.add(
                        type,
                        layout,
                        new TypeEntry.Instances(
                                shown.getName(), ClassLayout.of(shown).fingerprint));
            }
        };
    }

    private static Class<?> shownClass(Object o, ClassLayout layout) {
        TextForm form = TextForm.of(layout.type);
        if (form != null) {
            return form.type();
        }
        return o instanceof Enum<?> constant ? constant.getDeclaringClass() : layout.type;
    }

    private TypeRow classObject(Class<?> type) {
        if (!isAllowed(type)) {
            throw refused(type, "the class object of " + type.getName(), Refusal.advice(type));
        }
        return types.single(new TypeEntry.ClassObject(type.getName()));
    }

    private boolean isAllowed(Class<?> type) {
        Class<?> element = ClassLayout.innermost(type);
        return element.isPrimitive()
                || (!element.isHidden() && allowed.allowsWithSuperclasses(element));
    }

    private void check(Object o, ClassLayout layout) {
        if (layout.settles) {
            Settling.settle(o);
        }
        if (layout.iterator != OpenIterators.Kind.NONE) {
            Optional<String> pin = OpenIterators.pin(o, layout.iterator);
            if (pin.isPresent()) {
                throw refused(o, pin.get(), "the task can move when the loop has ended");
            }
        }
    }

    private void text(Object o) {
        TextForm form = TextForm.of(o.getClass());
        String text = form == null ? TextForm.NONE : form.write().apply(o);
        if (text.startsWith(TextForm.NONE)) {
            throw refused(
                    o, o.getClass().getName() + " (" + o + ")", "it cannot be made from a text");
        }
        leaves.string(text);
    }

    private SerializedLambda parts(Object lambda) {
        try {
            return LambdaRecipe.ask(lambda);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw refused(lambda, "a lambda", "its recipe cannot be read: " + e);
        }
    }

    private NotCapturableException refused(Object o, String what, String advice) {
        return new NotCapturableException(
                "cannot be captured: "
                        + what
                        + ", reached by "
                        + ReachPath.to(o, current, objects)
                        + "; "
                        + advice);
    }
}
