package org.godwit.instrument.image;

import java.nio.ByteOrder;

/// The form of an image. Chunks, each ending with a checksum, see [ChunkOutput]; in them
///
/// 1. the head: [#MAGIC], [#VERSION], the JVM, the fingerprint;
/// 2. the objects: a reference to the root, then the body of every object in the order in which
///    they were first referred to. A reference is 0 for null, `2n` for the n-th object, or `2r + 1`
///    for a new one of row r of the table, followed by what its making needs (the length of an
///    array, a string, the content of an array of numbers). So a reader makes every object before
///    it is referred to again, and neither side needs all chunks at once;
/// 3. the table: the number of objects, then the rows ([TypeEntry]);
/// 4. the position of the table, eight bytes.
final class ImageFormat {

    static final long MAGIC = 0x0A1A_4547_414D_4947L; // "GIMAGE", two control characters
    static final int VERSION = 1;
    static final int POSITION_BYTES = Long.BYTES;

    static final int INSTANCES = 1;
    static final int CLASS_OBJECT = 2;
    static final int NAMED = 3;
    static final int STATIC = 4;
    static final int LAMBDAS = 5;

    private ImageFormat() {}

    /// The build of this JVM, whose objects' fields an image holds.
    static String jvm() {
        return System.getProperty("java.vm.version") + " " + ByteOrder.nativeOrder();
    }

    static void write(ChunkOutput out, TypeEntry entry) {
        switch (entry) {
            case TypeEntry.Instances(String type, long fingerprint) -> {
                out.int8(INSTANCES);
                out.name(type);
                out.int64(fingerprint);
            }
            case TypeEntry.ClassObject(String type) -> {
                out.int8(CLASS_OBJECT);
                out.name(type);
            }
            case TypeEntry.Named(String name) -> {
                out.int8(NAMED);
                out.name(name);
            }
            case TypeEntry.Static(String type, String field) -> {
                out.int8(STATIC);
                out.name(type);
                out.name(field);
            }
            case TypeEntry.Lambdas(LambdaRecipe recipe) -> {
                out.int8(LAMBDAS);
                out.name(recipe.capturingClass());
                for (String name : recipe.names()) {
                    out.name(name);
                }
                out.int8(recipe.implementationKind());
                out.int8(recipe.captured());
            }
        }
    }

    static TypeEntry read(ChunkInput in) {
        int form = in.int8();
        return switch (form) {
            case INSTANCES -> new TypeEntry.Instances(in.name(), in.int64());
            case CLASS_OBJECT -> new TypeEntry.ClassObject(in.name());
            case NAMED -> new TypeEntry.Named(in.name());
            case STATIC -> new TypeEntry.Static(in.name(), in.name());
            case LAMBDAS -> new TypeEntry.Lambdas(recipe(in));
            default -> throw in.damaged("no such form of row: " + form);
        };
    }

    private static LambdaRecipe recipe(ChunkInput in) {
        String capturing = in.name();
        String[] names = new String[LambdaRecipe.NAMES];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.name();
        }
        return new LambdaRecipe(capturing, names, in.int8(), in.int8() & 0xff);
    }
}
