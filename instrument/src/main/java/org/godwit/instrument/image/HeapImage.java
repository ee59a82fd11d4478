package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// An object and everything that it reaches, as bytes, for another JVM of the same build with the
/// same classes. Graphs may have any depth. No state is kept between calls; thread-safe as long as
/// the objects are not changed meanwhile.
public final class HeapImage {

    /// The least that [#write] takes as the length of a chunk, in bytes.
    public static final int CHUNK_BYTES_MIN = ChunkOutput.CHUNK_BYTES_MIN;

    private HeapImage() {}

    /// Writes `root` in chunks of at most `chunkBytes`, each handed on as soon as it is full. Runs
    /// no code of the objects and changes nothing.
    ///
    /// @param named objects that are referred to by name
    /// @param fingerprint what the reader must have, too
    /// @param chunkBytes at least [#CHUNK_BYTES_MIN]
    /// @throws org.godwit.continuation.NotCapturableException if something cannot leave this JVM;
    ///   chunks may have been handed on before
    public static void write(
            Object root,
            Map<String, Object> named,
            AllowList allowed,
            String fingerprint,
            int chunkBytes,
            Consumer<byte[]> chunks) {
        new ImageWriter(named, allowed, chunkBytes, chunks).write(root, fingerprint);
    }

    /// Makes the objects anew. Checks first that the bytes are whole, of this JVM's build and of
    /// this fingerprint, and that all their classes are allowed; only then loads a class. What runs
    /// of the objects' code is `hashCode` and `equals` of keys and what makes lambdas.
    ///
    /// @param chunks as written, in order; not changed
    /// @param classes where task classes are found
    /// @param named what the names of [#write] stand for here
    /// @throws org.godwit.continuation.CaptureRefusedException if these bytes are not what [#write]
    ///   wrote for this fingerprint, layout and list
    public static @Nullable Object read(
            List<byte[]> chunks,
            ClassLoader classes,
            Map<String, Object> named,
            AllowList allowed,
            String fingerprint) {
        return ImageReader.read(chunks, classes, named, allowed, fingerprint);
    }
}
