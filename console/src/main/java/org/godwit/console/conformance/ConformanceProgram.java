package org.godwit.console.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A program that asks a PVM questions, and what the real one answered.
///
/// @param name such as `o1_pack`, for which the class is called `O1Pack`
public record ConformanceProgram(String name) {

    private static final String PACKAGE = "org/godwit/examples/conformance/";
    private static final String EXPECTED = ".expected";

    /// All that there are, by name.
    public static List<ConformanceProgram> all() {
        return names().filter(name -> name.endsWith(EXPECTED))
                .map(name -> name.substring(0, name.length() - EXPECTED.length()))
                .sorted()
                .map(ConformanceProgram::new)
                .toList();
    }

    private static Stream<String> names() {
        URL first =
                ConformanceProgram.class
                        .getClassLoader()
                        .getResource(PACKAGE + "o1_pack" + EXPECTED);
        if (first == null) {
            return Stream.of();
        }
        try {
            URI place = first.toURI();
            if (!place.getScheme().equals("jar")) {
                return fileNames(Path.of(place).resolveSibling("")).stream();
            }
            String jar = place.toString().substring(0, place.toString().indexOf("!/"));
            try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of())) {
                return fileNames(files.getPath(PACKAGE)).stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> fileNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /// Whether it begins on a virtual machine of one host and adds the others itself.
    boolean addsHosts() {
        return name.startsWith("o7_");
    }

    /// `O1Pack` for `o1_pack`.
    String className() {
        StringBuilder simple = new StringBuilder();
        for (String word : name.split("_")) {
            simple.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return PACKAGE.replace('/', '.') + simple;
    }

    /// What the real PVM answered.
    List<String> expected() {
        try (InputStream in =
                ConformanceProgram.class
                        .getClassLoader()
                        .getResourceAsStream(PACKAGE + name + EXPECTED)) {
            if (in == null) {
                throw new IllegalStateException("no answers of " + name + " are on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
