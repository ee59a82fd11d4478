package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// An object and everything that it reaches, as bytes.
public final class HeapImage {

    private HeapImage() {}

    /// Writes `root` in chunks of at most `chunkBytes`. Runs no code of the objects.
    ///
    /// @param named objects that are referred to by name
    /// @param fingerprint what the reader must have, too
    /// @throws org.godwit.continuation.NotCapturableException if something cannot leave this JVM
    public static void write(
            Object root,
            Map<String, Object> named,
            AllowList allowed,
            String fingerprint,
            int chunkBytes,
            Consumer<byte[]> chunks) {
        throw new UnsupportedOperationException();
    }

    /// @throws org.godwit.continuation.CaptureRefusedException if these bytes are not what [#write]
    ///   wrote for this fingerprint, layout and list
    public static @Nullable Object read(
            List<byte[]> chunks,
            ClassLoader classes,
            Map<String, Object> named,
            AllowList allowed,
            String fingerprint) {
        throw new UnsupportedOperationException();
    }
}
