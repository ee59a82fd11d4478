package org.godwit.instrument.image;

import org.godwit.continuation.CaptureRefusedException;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Reads one image; see [ImageFormat]. Trusts nothing: what would make the JVM unsafe (a reference
/// of a wrong class, a length beyond the bytes) is refused before it happens, and no more memory is
/// taken than a small multiple of the image.
@SuppressWarnings("ReferenceEquality") // rows are compared by identity
final class ImageReader {

    /// The number of objects is only what the image says, so the table of them grows.
    private static final int FIRST_CAPACITY_MAX = 1 << 16;

    private final ChunkInput in;
    private final ReadRow[] rows;
    private final LeafReader leaves;
    private final PendingLambdas lambdas = new PendingLambdas();
    private final List<Object> unfinished = new ArrayList<>();
    private final int count;
    private @Nullable Object[] objects;
    private @Nullable ReadRow[] rowsOfObjects;
    private int known;

    /// The number of the object that was read last.
    private int last;

    /// The least that the bodies of the objects made so far will take. A new object is made only if
    /// the bytes left are enough for all of them.
    private long owed;

    private ImageReader(ChunkInput in, ReadRow[] rows, int count) {
        this.in = in;
        this.rows = rows;
        this.count = count;
        leaves = new LeafReader(in);
        int capacity = Math.min(count, FIRST_CAPACITY_MAX) + 1;
        objects = new @Nullable Object[capacity];
        rowsOfObjects = new @Nullable ReadRow[capacity];
    }

    static @Nullable Object read(
            List<byte[]> chunks,
            ClassLoader classes,
            Map<String, Object> named,
            AllowList allowed,
            String fingerprint) {
        try {
            ImageHead head = ImageHead.check(chunks, fingerprint);
            ChunkInput tail = new ChunkInput(chunks, head.table(), head.end());
            int count = tail.varint();
            ReadRow[] rows = new ReadTable(classes, named, allowed).read(tail);
            if (tail.left() != 0) {
                throw tail.damaged(tail.left() + " bytes behind the table");
            }
            ChunkInput body = new ChunkInput(chunks, head.objects(), head.table());
            return new ImageReader(body, rows, count).root();
        } catch (CaptureRefusedException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // code of the objects: a static initialiser, hashCode, equals
            throw new CaptureRefusedException("the capture is refused: " + e, e);
        }
    }

    private @Nullable Object root() {
        Object root = reference();
        for (int i = 1; i <= known; i++) {
            body(objects[i], rowsOfObjects[i]);
        }
        if (in.left() != 0 || known != count) {
            throw in.damaged(
                    known + " of " + count + " objects, " + in.left() + " bytes behind them");
        }
        lambdas.make();
        new TableRebuilder(count).finish(unfinished);
        return root instanceof PendingLambdas.Pending lambda ? lambdas.made(lambda) : root;
    }

    private void body(@Nullable Object o, @Nullable ReadRow row) {
        if (o == null) {
            throw new IllegalStateException("no object");
        }
        if (row instanceof ReadRow.Instances instances) {
            if (instances.hasFields) {
                fields(o, instances);
            } else if (instances.hasElements) {
                elements((@Nullable Object[]) o, instances);
            }
        } else if (o instanceof PendingLambdas.Pending lambda && row instanceof ReadRow.Lambdas) {
            captured(lambda.captured);
        }
    }

    private void captured(@Nullable Object[] values) {
        owed -= values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = reference();
        }
    }

    private void elements(@Nullable Object[] array, ReadRow.Instances row) {
        owed -= array.length;
        ClassLayout layout = row.layout;
        for (int i = 0; i < array.length; i++) {
            Object value = reference();
            if (value != null
                    && (rowsOfObjects[last] == row.fitting[0] || fits(array, row, i, value))) {
                Internals.putReference(
                        array, layout.arrayBase + (long) i * layout.arrayScale, value);
            }
        }
    }

    private void fields(Object o, ReadRow.Instances row) {
        ClassLayout layout = row.layout;
        owed -= layout.bodyBytesMin;
        long[] references = layout.referenceOffsets;
        for (int i = 0; i < references.length; i++) {
            Object value = reference();
            if (value != null
                    && (rowsOfObjects[last] == row.fitting[i] || fits(o, row, i, value))) {
                Internals.putReference(o, references[i], value);
            }
        }
        for (long offset : layout.offsets64) {
            Internals.putInt64(o, offset, in.int64());
        }
        for (long offset : layout.offsets32) {
            Internals.putInt32(o, offset, in.int32());
        }
        for (long offset : layout.offsets16) {
            Internals.putInt16(o, offset, in.int16());
        }
        for (long offset : layout.offsets8) {
            Internals.putInt8(o, offset, (byte) in.int8());
        }
        for (long offset : layout.booleanOffsets) {
            Internals.putInt8(o, offset, (byte) (leaves.bool() ? 1 : 0));
        }
    }

    /// Whether the value read last goes into the i-th reference of an object or array now; a lambda
    /// goes there later.
    private boolean fits(Object holder, ReadRow.Instances row, int i, Object value) {
        if (value instanceof PendingLambdas.Pending lambda) {
            lambdas.refer(holder, i, lambda);
            return false;
        }
        Class<?> place = row.hasElements ? row.layout.component() : row.layout.fieldTypes[i];
        if (!place.isInstance(value)) {
            throw in.damaged(
                    (row.hasElements ? row.layout.type : row.layout.references[i])
                            + " cannot hold "
                            + value.getClass().getName());
        }
        ReadRow from = rowsOfObjects[last];
        if (!(from instanceof ReadRow.Instances instances) || instances.isOneClass) {
            row.fitting[row.hasElements ? 0 : i] = from;
        }
        return true;
    }

    private @Nullable Object reference() {
        int code = in.varint();
        if ((code & 1) != 0) {
            return introduce(code >>> 1);
        }
        int number = code >>> 1;
        if (number > known) {
            throw in.damaged("object " + number + " of " + known);
        }
        last = number;
        return objects[number];
    }

    private Object introduce(int number) {
        if (number >= rows.length || known == count) {
            throw in.damaged("row " + number + " of " + rows.length + " for object " + known);
        }
        ReadRow row = rows[number];
        if (row instanceof ReadRow.Instances instances) { // nearly all; a switch is slower
            return instance(instances);
        }
        return switch (row) {
            case ReadRow.Instances instances -> instance(instances);
            case ReadRow.Single(Object object) -> add(object, row);
            case ReadRow.Lambdas place -> {
                owe(place.recipe().captured(), "a lambda");
                yield add(lambdas.begin(place), place);
            }
        };
    }

    private Object instance(ReadRow.Instances row) {
        ClassLayout layout = row.layout;
        Class<?> type = layout.type;
        return switch (layout.kind) {
            case PLAIN -> plain(row);
            case REFERENCES -> {
                int length = in.varint();
                owe(length, type.getName());
                yield add(Array.newInstance(layout.component(), length), row);
            }
            case PRIMITIVES -> add(leaves.numbers(layout, owed), row);
            case STRING -> add(leaves.string(owed), row);
            case ENUM -> add(constant(type, in.name()), row);
            case BOX -> add(leaves.box(layout.box), row);
            case TEXT -> add(leaves.text(type, owed), row);
            case CLASS, LAMBDA, HIDDEN -> throw new IllegalStateException(type.getName());
        };
    }

    private Object plain(ReadRow.Instances row) {
        ClassLayout layout = row.layout;
        owe(layout.bodyBytesMin, layout.type.getName());
        try {
            Object o = add(Internals.allocate(layout.type), row);
            if (layout.finishing != Finishing.NOTHING) {
                unfinished.add(o);
            }
            return o;
        } catch (InstantiationException e) {
            throw new CaptureRefusedException("no object of " + layout.type.getName(), e);
        }
    }

    private Object constant(Class<?> type, String name) {
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
        }
        throw in.damaged(type.getName() + " has no constant " + name);
    }

    private void owe(int bytes, String type) {
        owed += bytes;
        if (owed > in.left()) {
            throw in.damaged(
                    type + " takes " + bytes + " bytes or more, too many for what is left");
        }
    }

    private Object add(Object o, ReadRow row) {
        if (++known == objects.length) {
            int capacity = (int) Math.min(count + 1L, known * 2L);
            objects = Arrays.copyOf(objects, capacity);
            rowsOfObjects = Arrays.copyOf(rowsOfObjects, capacity);
        }
        objects[known] = o;
        rowsOfObjects[known] = row;
        last = known;
        return o;
    }
}
