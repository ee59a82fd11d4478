package org.godwit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.processor.Processor;
import org.jspecify.annotations.NullMarked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// One line of the protocol (or of the simulated journal) spoilt: the file is compiled with the
/// spoilt lines and runs in a class loader of its own, among the unspoilt classes.
///
/// @param name what is spoilt
/// @param file the source file, below `src/main/java/org/godwit`
/// @param replacements what is replaced by what; each must be there exactly once
record Sabotage(String name, String file, List<Replacement> replacements) {

    record Replacement(String original, String spoilt) {}

    /// What came of it.
    record Outcome(long runs, Optional<String> failure) {}

    static Sabotage of(String name, String file, String... originalsAndSpoilt) {
        List<Replacement> replacements = new java.util.ArrayList<>();
        for (int i = 0; i < originalsAndSpoilt.length; i += 2) {
            replacements.add(new Replacement(originalsAndSpoilt[i], originalsAndSpoilt[i + 1]));
        }
        return new Sabotage(name, file, replacements);
    }

    /// Runs seeds until a promise breaks.
    Outcome run(long first, long seeds) throws Exception {
        ClassLoader loader = new SpoiltLoader(compile());
        Class<?> simulator = loader.loadClass(Simulator.class.getName());
        Method runMany = simulator.getMethod("runMany", long.class, long.class, LongConsumer.class);
        LongConsumer nobody = _ -> {};
        Object summary = runMany.invoke(null, first, seeds, nobody);
        Optional<?> failure = (Optional<?>) field(summary, "failure");
        return new Outcome(
                (long) field(summary, "runs"), failure.map(f -> (String) field(f, "what")));
    }

    private static Object field(Object from, String name) {
        try {
            return from.getClass().getMethod(name).invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a summary has " + name, e);
        }
    }

    private String spoiltSource() throws IOException {
        Path module = Path.of(file.startsWith("simulator/") ? "." : "../core");
        Path source = module.resolve("src/main/java/org/godwit").resolve(file);
        String text = Files.readString(source);
        for (Replacement each : replacements) {
            Pattern original = whateverItsLayout(each.original());
            assertThat(original.matcher(text).results().count())
                    .as("%s: how often '%s' is in %s", name, each.original(), file)
                    .isEqualTo(1);
            text = original.matcher(text).replaceFirst(Matcher.quoteReplacement(each.spoilt()));
        }
        return text;
    }

    /// The formatter may break lines elsewhere.
    private static Pattern whateverItsLayout(String code) {
        return Pattern.compile(
                Arrays.stream(code.strip().split("\\s+"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s*")));
    }

    private Map<String, byte[]> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        String text = spoiltSource();
        URI uri = URI.create("spoilt:///org/godwit/" + file);
        JavaFileObject source =
                new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        try (var standard = compiler.getStandardFileManager(null, null, null)) {
            standard.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    List.of(
                            placeOf(Processor.class),
                            placeOf(Simulator.class),
                            placeOf(NullMarked.class)));
            Compiled compiled = new Compiled(standard);
            List<String> options = List.of("-proc:none", "-nowarn", "--release", "25");
            boolean done =
                    compiler.getTask(null, compiled, problems, options, null, List.of(source))
                            .call();
            assertThat(done).as("%s: %s", name, problems.getDiagnostics()).isTrue();
            return compiled.classes();
        }
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /// Keeps compiled classes in memory.
    private static final class Compiled extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, java.io.ByteArrayOutputStream> written = new HashMap<>();

        Compiled(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
            URI uri = URI.create("memory:///" + type.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public java.io.OutputStream openOutputStream() {
                    var bytes = new java.io.ByteArrayOutputStream();
                    written.put(type, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
            return classes;
        }
    }

    /// Defines all classes of Godwit itself: the spoilt ones from memory, the others as they are.
    private static final class SpoiltLoader extends ClassLoader {

        private final Map<String, byte[]> spoilt;

        SpoiltLoader(Map<String, byte[]> spoilt) {
            super(Sabotage.class.getClassLoader());
            this.spoilt = spoilt;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.godwit.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                byte[] bytes = spoilt.containsKey(name) ? spoilt.get(name) : asItIs(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        private byte[] asItIs(String name) throws ClassNotFoundException {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
