package org.godwit.instrument;

import org.godwit.continuation.PollSwitch;
import org.godwit.instrument.weave.FrameWeaver;
import org.godwit.instrument.weave.Pass;
import org.godwit.instrument.weave.WovenClass;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Loads the classes of one program, woven; everything else is its parent's. Resources are those of
/// the parent. Parallel capable.
final class WovenClassLoader extends ClassLoader implements PollSwitch.Source {

    static {
        registerAsParallelCapable();
    }

    private final ProgramClasses classes;
    private final List<Pass> passes;
    private final FrameWeaver frames;
    private final Optional<Path> dump;
    private final PollSwitch polls = new PollSwitch();
    private final ProtectionDomain domain;
    private final Map<String, WovenClass> woven = new ConcurrentHashMap<>();

    /// Classes that passes made beside those of the program.
    private final Map<String, byte[]> generated = new ConcurrentHashMap<>();

    /// @param passes run before frames are woven, in this order
    /// @param dump a folder for woven class files, to look at
    WovenClassLoader(
            ProgramClasses classes, FrameWeaver frames, List<Pass> passes, Optional<Path> dump) {
        super("program " + classes.program(), classes.parent());
        this.classes = classes;
        this.frames = frames;
        this.passes = List.copyOf(passes);
        this.dump = dump;
        CodeSource source = new CodeSource(place(classes.roots().getFirst()), (Certificate[]) null);
        domain = new ProtectionDomain(source, null, this, null);
    }

    /// The jar or folder, as `Class.getProtectionDomain` gives it elsewhere.
    private static @Nullable URL place(String root) {
        boolean isJar = root.startsWith("jar:") && root.endsWith("!/");
        try {
            return URI.create(isJar ? root.substring(4, root.length() - 2) : root).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            return null; // allowed, and no program depends on it
        }
    }

    @Override
    public PollSwitch polls() {
        return polls;
    }

    /// Whether this class (binary name) is task code, also if a pass made it.
    boolean isTaskCode(String className) {
        return classes.contains(className) || generated.containsKey(className);
    }

    /// What is known of a class that this loader has woven.
    Optional<WovenClass> woven(String className) {
        return Optional.ofNullable(woven.get(className));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOwn(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    /// Classes that passes make are named after the one that they are made for (`Outer$More`),
    /// which may not have been woven yet.
    private boolean isOwn(String name) {
        if (isTaskCode(name)) {
            return true;
        }
        for (int end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
            String outer = name.substring(0, end);
            if (classes.contains(outer)) {
                weave(outer);
                return generated.containsKey(name);
            }
        }
        return false;
    }

    private Class<?> define(String name) {
        byte[] made = generated.get(name);
        byte[] classFile = made == null ? weave(name).classFile() : made;
        dump.ifPresent(folder -> write(folder, name, classFile));
        return defineClass(name, classFile, 0, classFile.length, domain);
    }

    /// A class of the program, woven though perhaps not yet defined; empty if it is none as
    /// compiled.
    Optional<WovenClass> weaveIfOfProgram(String name) {
        return classes.contains(name) ? Optional.of(weave(name)) : Optional.empty();
    }

    private WovenClass weave(String name) {
        WovenClass before = woven.get(name);
        if (before != null) {
            return before;
        }
        byte[] classFile = classes.bytes(name);
        for (Pass pass : passes) {
            Pass.Output output = pass.apply(classFile, classes);
            generated.putAll(output.generated());
            classFile = output.classFile();
        }
        WovenClass after = frames.weave(classFile);
        WovenClass other = woven.putIfAbsent(name, after);
        return other == null ? after : other;
    }

    private static void write(Path folder, String name, byte[] classFile) {
        Path file = folder.resolve(ProgramClasses.path(name));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, classFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the woven class to " + file, e);
        }
    }
}
