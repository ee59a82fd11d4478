package org.godwit.instrument.check;

import org.godwit.instrument.weave.TaskClasses;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The classes that lie in the same jar or folder as a given one, as a class loader finds them.
final class LocatedClasses implements TaskClasses {

    private static final String JDK = "java.";

    private final ClassLoader classes;
    private final String place;
    private final ConcurrentMap<String, Boolean> known = new ConcurrentHashMap<>();

    /// @throws ClassNotFoundException if `classes` has no class of that name but one of the JDK
    LocatedClasses(String className, ClassLoader classes) throws ClassNotFoundException {
        this.classes = classes;
        URL found = classes.getResource(resource(className));
        if (found == null || className.startsWith(JDK)) {
            throw new ClassNotFoundException(className);
        }
        String url = found.toString();
        place = url.substring(0, url.length() - resource(className).length());
    }

    private static String resource(String className) {
        return className.replace('.', '/') + ".class";
    }

    @Override
    public boolean contains(String className) {
        return !className.startsWith(JDK)
                && known.computeIfAbsent(className, name -> locate(name) != null);
    }

    private @Nullable URL locate(String className) {
        URL url = classes.getResource(resource(className));
        return url != null && url.toString().equals(place + resource(className)) ? url : null;
    }

    @Override
    public Optional<ClassModel> find(String className) {
        if (!contains(className)) {
            return Optional.empty();
        }
        try (InputStream in = classes.getResourceAsStream(resource(className))) {
            if (in == null) {
                return Optional.empty();
            }
            return Optional.of(Closure.parse(className, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class file of " + className, e);
        }
    }

    @Override
    public ClassFile classFile() {
        return ClassFile.of();
    }
}
