package org.godwit.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/// Programs that are not of this build, as a user compiles them.
final class Compiled {

    private Compiled() {}

    /// Compiles a source file against Godwit, and what is in `folder` already, into that folder.
    static void into(Path folder, String name, String source) throws IOException {
        Path file = Files.createTempDirectory(folder.getParent(), "source").resolve(name + ".java");
        Files.writeString(file, source);
        String classPath =
                folder
                        + System.getProperty("path.separator")
                        + System.getProperty("java.class.path");
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                folder.toString(),
                                "-cp",
                                classPath,
                                file.toString());
        assertThat(status).as("compiling %s", name).isZero();
    }

    /// Packs all class files of a folder.
    static void jar(Path jar, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files) {
                entries.putNextEntry(
                        new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(file));
                entries.closeEntry();
            }
        }
    }
}
