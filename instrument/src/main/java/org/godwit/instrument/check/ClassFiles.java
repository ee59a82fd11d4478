package org.godwit.instrument.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/// Checks programs that lie in files: jars, all of whose classes are checked, and class files.
public final class ClassFiles {

    private static final String SUFFIX = ".class";
    private static final int CLASS_MAGIC = 0xCAFEBABE;
    private static final int JAR_MAGIC = 0x504B0304;

    private ClassFiles() {}

    /// Checks a jar, or a class file in the folder of its package together with what it names
    /// there.
    ///
    /// @throws UnreadableClassException if the file is neither, or damaged, or has no classes
    public static Findings check(Path file) throws IOException {
        return switch (magic(file)) {
            case JAR_MAGIC -> RestrictionAnalyser.check(Closure.ofAll(file.toString(), read(file)));
            case CLASS_MAGIC -> checkClass(file);
            default ->
                    throw new UnreadableClassException(file + " is neither a jar nor a class file");
        };
    }

    /// The first four bytes; 0 if there are fewer.
    private static int magic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int magic = 0;
            for (byte b : in.readNBytes(Integer.BYTES)) {
                magic = magic << Byte.SIZE | b & 0xff;
            }
            return magic;
        }
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                String name = entry.getName();
                if (isClass(name)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        found.put(className(name), in.readAllBytes());
                    }
                }
            }
        } catch (ZipException e) {
            throw new UnreadableClassException(file + " is a damaged jar", e);
        }
        if (found.isEmpty()) {
            throw new UnreadableClassException(file + " has no classes");
        }
        return found;
    }

    /// Not what only describes modules and packages, nor variants for other releases.
    private static boolean isClass(String entry) {
        return entry.endsWith(SUFFIX)
                && !entry.startsWith("META-INF/")
                && !entry.endsWith("module-info.class")
                && !entry.endsWith("package-info.class");
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.');
    }

    private static Findings checkClass(Path file) throws IOException {
        String name =
                Closure.parse(file.toString(), Files.readAllBytes(file))
                        .thisClass()
                        .asInternalName();
        Path place = file.toAbsolutePath().normalize();
        if (!place.endsWith(Path.of(name + SUFFIX))) {
            throw new UnreadableClassException(
                    "%s holds the class %s and lies in the wrong folder or has another name"
                            .formatted(file, name.replace('/', '.')));
        }
        String upwards = "../".repeat(Path.of(name).getNameCount());
        return checkIn(place.resolve(upwards).normalize(), name.replace('/', '.'));
    }

    private static Findings checkIn(Path folder, String className) throws IOException {
        try (URLClassLoader classes = new URLClassLoader(new URL[] {url(folder)}, null)) {
            return RestrictionAnalyser.check(className, classes);
        } catch (ClassNotFoundException e) {
            throw new UnreadableClassException(folder + " has no such class", e);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
