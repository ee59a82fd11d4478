package org.godwit.instrument.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.Optional;

/// The classes of the package `sample`, as they were compiled.
final class SampleClasses implements TaskClasses {

    private static final String PACKAGE = SampleClasses.class.getPackageName() + ".sample.";

    private final ClassFile files =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(
                                            SampleClasses.class.getClassLoader())
                                    .orElse(ClassHierarchyResolver.defaultResolver())));

    @Override
    public boolean contains(String className) {
        return className.startsWith(PACKAGE);
    }

    @Override
    public Optional<ClassModel> find(String className) {
        return bytes(className).map(files::parse);
    }

    static Optional<byte[]> bytes(String className) {
        var file = className.replace('.', '/') + ".class";
        try (InputStream in = SampleClasses.class.getClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ClassFile classFile() {
        return files;
    }
}
