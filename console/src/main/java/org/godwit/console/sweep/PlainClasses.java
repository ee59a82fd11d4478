package org.godwit.console.sweep;

import java.io.IOException;
import java.io.InputStream;

/// Classes of one package as they were compiled, defined anew.
final class PlainClasses extends ClassLoader {

    private final String prefix;

    /// @param parent has the class files, and all other classes
    /// @param program a class of the package
    PlainClasses(ClassLoader parent, String program) {
        super("plain", parent);
        this.prefix = program.substring(0, program.lastIndexOf('.') + 1);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
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
