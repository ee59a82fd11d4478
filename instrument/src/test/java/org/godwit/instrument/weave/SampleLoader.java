package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Loads the sample classes anew, through some passes, and checks what the passes leave.
final class SampleLoader extends ClassLoader {

    private final SampleClasses samples = new SampleClasses();
    private final List<Pass> passes;
    private final Map<String, byte[]> generated = new ConcurrentHashMap<>();

    SampleLoader(Pass... passes) {
        super(SampleLoader.class.getClassLoader());
        this.passes = List.of(passes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return samples.contains(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        if (name.endsWith(PrivateStatics.HOLDER_SUFFIX)) {
            loadClass(
                    name.substring(0, name.length() - PrivateStatics.HOLDER_SUFFIX.length()),
                    false);
        }
        var bytes = generated.containsKey(name) ? generated.get(name) : through(name);
        assertThat(samples.classFile().verify(bytes)).as(name).isEmpty();
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] through(String name) throws ClassNotFoundException {
        var bytes = SampleClasses.bytes(name).orElseThrow(() -> new ClassNotFoundException(name));
        for (var pass : passes) {
            var output = pass.apply(bytes, samples);
            var again = pass.apply(bytes, samples);
            assertThat(again.classFile())
                    .as("%s, twice the same", name)
                    .isEqualTo(output.classFile());
            bytes = output.classFile();
            generated.putAll(output.generated());
        }
        return bytes;
    }

    /// A new object of a sample class of this loader.
    @SuppressWarnings("unchecked")
    Supplier<String> make(Class<? extends Supplier<String>> sample)
            throws ReflectiveOperationException {
        var constructor = loadClass(sample.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Supplier<String>) constructor.newInstance();
    }
}
