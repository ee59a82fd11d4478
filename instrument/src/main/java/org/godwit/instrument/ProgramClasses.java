package org.godwit.instrument;

import org.godwit.instrument.weave.TaskClasses;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The classes of one program as compiled: those that come from the same jar or folder as its main
/// class, and from further jars or folders if so wished.
final class ProgramClasses implements TaskClasses {

    /// What is Godwit's own and never task code, even where all lie in one jar. Its examples and
    /// the programs of its console are ordinary programs.
    private static final Set<String> LIBRARY =
            Set.of(
                    "pvm",
                    "port",
                    "continuation",
                    "message",
                    "queue",
                    "task",
                    "host",
                    "wire",
                    "processor",
                    "program",
                    "migration",
                    "cluster",
                    "persistence",
                    "simulator",
                    "instrument");

    private static final String GODWIT = "org.godwit.";

    private final String program;
    private final ClassLoader parent;
    private final List<String> roots;
    private final ClassFile classFile;
    private final Map<String, Boolean> contained = new ConcurrentHashMap<>();
    private final Map<String, Boolean> publicOutside = new ConcurrentHashMap<>();
    private final Map<String, Optional<ClassModel>> found = new ConcurrentHashMap<>();

    /// @param program the binary name of the main class
    /// @param further jars and folders that are task code, too; `parent` must find their classes
    /// @throws ClassNotFoundException if `parent` does not see the class as a file
    ProgramClasses(String program, ClassLoader parent, List<Path> further)
            throws ClassNotFoundException {
        this.program = program;
        this.parent = parent;
        URL url = parent.getResource(path(program));
        if (url == null || isLibrary(program)) {
            throw new ClassNotFoundException(
                    program + (url == null ? " (no such class)" : " (is Godwit's own class)"));
        }
        String place = url.toString();
        roots =
                Stream.concat(
                                Stream.of(
                                        place.substring(
                                                0, place.length() - path(program).length())),
                                further.stream().map(ProgramClasses::root))
                        .distinct()
                        .toList();
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofResourceParsing(
                                type -> parent.getResourceAsStream(resource(type)))
                        .orElse(ClassHierarchyResolver.defaultResolver())
                        .cached(ConcurrentHashMap::new);
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    private static String root(Path jarOrFolder) {
        URI uri = jarOrFolder.toUri();
        return Files.isDirectory(jarOrFolder) ? uri.toString() : "jar:" + uri + "!/";
    }

    static String path(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static String resource(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + ".class";
    }

    String program() {
        return program;
    }

    ClassLoader parent() {
        return parent;
    }

    /// Where the classes are, as the start of their URLs; the main class's first.
    List<String> roots() {
        return roots;
    }

    @Override
    public boolean contains(String className) {
        return contained.computeIfAbsent(className, this::isOfProgram);
    }

    private boolean isOfProgram(String className) {
        if (className.startsWith("java.") || isLibrary(className)) {
            return false;
        }
        URL url = parent.getResource(path(className));
        return url != null
                && roots.stream().anyMatch(r -> url.toString().equals(r + path(className)));
    }

    private static boolean isLibrary(String className) {
        if (!className.startsWith(GODWIT)) {
            return false;
        }
        String inside = className.substring(GODWIT.length());
        int dot = inside.indexOf('.');
        return dot > 0 && LIBRARY.contains(inside.substring(0, dot));
    }

    @Override
    public Optional<ClassModel> find(String className) {
        return found.computeIfAbsent(
                className, name -> contains(name) ? Optional.of(parse(name)) : Optional.empty());
    }

    private ClassModel parse(String className) {
        return classFile.parse(bytes(className));
    }

    /// Whether every class may name this one; false for classes that are not there.
    boolean isPublic(String className) {
        return contains(className)
                ? find(className).orElseThrow().flags().has(AccessFlag.PUBLIC)
                : publicOutside.computeIfAbsent(className, this::isPublicOutside);
    }

    private boolean isPublicOutside(String className) {
        try {
            return Modifier.isPublic(Class.forName(className, false, parent).getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /// The class file as compiled.
    byte[] bytes(String className) {
        try (InputStream in = parent.getResourceAsStream(path(className))) {
            if (in == null) {
                throw new IOException("there is no " + path(className));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class " + className, e);
        }
    }

    @Override
    public ClassFile classFile() {
        return classFile;
    }
}
