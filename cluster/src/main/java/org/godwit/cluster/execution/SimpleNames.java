package org.godwit.cluster.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The classes of some jars and folders, by the last part of their names. Immutable.
final class SimpleNames {

    private static final String CLASS = ".class";

    private final Map<String, List<String>> classNames = new TreeMap<>();

    /// Reads what is there; a jar or folder that cannot be read has no classes.
    SimpleNames(List<Path> places) {
        for (Path place : places) {
            try {
                (Files.isDirectory(place) ? inFolder(place) : inJar(place)).forEach(this::add);
            } catch (IOException e) {
                // who loads a class from there is told
            }
        }
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .map(name -> name.replace(folder.getFileSystem().getSeparator(), "/"))
                    .toList();
        }
    }

    private static List<String> inJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    private void add(String file) {
        if (file.endsWith(CLASS) && !file.startsWith("META-INF/")) {
            String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
            String simple =
                    name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            classNames.computeIfAbsent(simple, _ -> new ArrayList<>()).add(name);
        }
    }

    /// The binary names of the classes called so, in the order of the places.
    List<String> of(String simpleName) {
        return classNames.getOrDefault(simpleName, List.of());
    }
}
