package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the tests of heap images share.
final class Images {

    static final String SAMPLES = "org.godwit.instrument.image.sample.";
    static final AllowList ALLOWED =
            new AllowList(name -> name.startsWith(SAMPLES) || name.endsWith("Statics"));
    static final String FINGERPRINT = "the code of the test";
    static final int CHUNK_BYTES = 1 << 16;

    private Images() {}

    /// A second loader with copies of the sample classes.
    static final class Copies extends ClassLoader {
        Copies() {
            super(Images.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(SAMPLES)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in =
                    getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    static List<byte[]> write(Object root) {
        return write(root, Map.of(), CHUNK_BYTES);
    }

    static List<byte[]> write(Object root, Map<String, Object> named, int chunkBytes) {
        List<byte[]> chunks = new ArrayList<>();
        HeapImage.write(root, named, ALLOWED, FINGERPRINT, chunkBytes, chunks::add);
        return chunks;
    }

    static @Nullable Object read(List<byte[]> chunks) {
        return read(chunks, Images.class.getClassLoader(), Map.of());
    }

    static @Nullable Object read(
            List<byte[]> chunks, ClassLoader classes, Map<String, Object> named) {
        return HeapImage.read(chunks, classes, named, ALLOWED, FINGERPRINT);
    }

    /// Through an image, with the classes of this loader.
    @SuppressWarnings("unchecked")
    static <T> T copy(T root) {
        T copy = (T) read(write(root));
        if (copy == null) {
            throw new AssertionError("null was read");
        }
        return copy;
    }

    /// Through an image, with copies of the classes.
    static Object copyElsewhere(Object root) {
        Object copy = read(write(root), new Copies(), Map.of());
        if (copy == null) {
            throw new AssertionError("null was read");
        }
        return copy;
    }

    static List<byte[]> copyOf(List<byte[]> chunks) {
        List<byte[]> copies = new ArrayList<>();
        chunks.forEach(chunk -> copies.add(chunk.clone()));
        return copies;
    }
}
