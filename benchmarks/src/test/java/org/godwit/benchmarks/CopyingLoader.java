package org.godwit.benchmarks;

import org.godwit.continuation.PollSwitch;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.TaskCode;
import org.godwit.continuation.TaskCodeLoader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Loads the kernels again as they are: what weaving costs with it is the error of measurement.
public final class CopyingLoader implements TaskCodeLoader {

    private static final String KERNELS = "org.godwit.benchmarks.kernel.";

    @Override
    public TaskCode load(String className, ClassLoader parent, List<Path> further) {
        return new Copies(new Again(parent), new PollSwitch());
    }

    private static final class Again extends ClassLoader {
        Again(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null) {
                    loaded = name.startsWith(KERNELS) ? define(name) : getParent().loadClass(name);
                }
                return loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
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

    record Copies(ClassLoader classes, PollSwitch polls) implements TaskCode {

        @Override
        public String fingerprint() {
            return "as compiled";
        }

        @Override
        public Optional<String> pinned() {
            return Optional.of("not woven");
        }

        @Override
        public void resume(List<SavedFrame> frames) {
            throw new UnsupportedOperationException("not woven");
        }

        @Override
        public void write(SavedTask task, Map<String, Object> named, Consumer<byte[]> chunks) {
            throw new UnsupportedOperationException("not woven");
        }

        @Override
        public SavedTask read(List<byte[]> chunks, Map<String, Object> named) {
            throw new UnsupportedOperationException("not woven");
        }
    }
}
