package org.godwit.instrument.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

class ClassFilesTest {

    private static final String SAMPLES = "org/godwit/instrument/check/samples/";
    private static final byte[] NO_CLASS = "no class".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    @Test
    void all_classes_of_a_jar_are_checked_in_one_order() throws Exception {
        Path jar =
                jar(
                        Map.of(
                                SAMPLES + "ExitHas.class",
                                sample("ExitHas"),
                                SAMPLES + "CallbackByObject.class",
                                sample("CallbackByObject"),
                                SAMPLES + "SlowOrder.class",
                                sample("SlowOrder"),
                                "META-INF/versions/25/x.class",
                                NO_CLASS,
                                "notes.txt",
                                NO_CLASS));

        Findings found = ClassFiles.check(jar);

        assertThat(found.classes()).isEqualTo(3);
        assertThat(found.all()).extracting(Finding::rule).containsExactly(Rule.CALLBACK, Rule.EXIT);
        assertThat(found.summary()).isEqualTo(jar + ": 1 restriction and 1 note in 3 classes");
    }

    @Test
    void a_bad_class_in_a_jar_is_named() throws Exception {
        Path jar = jar(Map.of("a/Good.class", sample("ExitHas"), "a/Bad.class", NO_CLASS));

        assertThatThrownBy(() -> ClassFiles.check(jar))
                .isInstanceOf(UnreadableClassException.class)
                .hasMessageStartingWith("a.Bad is no class file: ");
    }

    @Test
    void a_class_that_ends_early_is_named() throws Exception {
        byte[] whole = sample("ThreadsHas");
        for (int length = 4; length < whole.length; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            Path jar = jar(Map.of("a/Cut.class", part));

            assertThatThrownBy(() -> ClassFiles.check(jar))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(UnreadableClassException.class)
                    .hasMessageContaining("a.Cut");
        }
    }

    /// `-Dcheck.seed=S` repeats one run.
    @Test
    void a_class_with_flipped_bits_is_checked_or_refused() throws Exception {
        long seed = Long.getLong("check.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] whole = sample("IdentityHasNot");
        for (int run = 0; run < 2_000; run++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            try {
                RestrictionAnalyser.check(Closure.ofAll("damaged", Map.of("a.Cut", damaged)));
            } catch (UnreadableClassException e) {
                assertThat(e).hasMessageNotContaining("null");
            } catch (RuntimeException e) {
                throw new AssertionError("check.seed=%d, run %d".formatted(seed, run), e);
            }
        }
    }

    @Test
    void a_jar_without_classes_is_refused() throws Exception {
        Path jar = jar(Map.of("notes.txt", NO_CLASS));

        assertThatThrownBy(() -> ClassFiles.check(jar))
                .isInstanceOf(UnreadableClassException.class)
                .hasMessage(jar + " has no classes");
    }

    @Test
    void a_jar_that_ends_early_is_refused() throws Exception {
        Path jar = jar(Map.of("a/Good.class", sample("ExitHas")));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> ClassFiles.check(jar))
                .isInstanceOf(UnreadableClassException.class)
                .hasMessageStartingWith(jar + " is a damaged jar: ");
    }

    @Test
    void a_file_that_is_neither_is_refused() throws Exception {
        Path file = Files.write(folder.resolve("notes.txt"), NO_CLASS);

        assertThatThrownBy(() -> ClassFiles.check(file))
                .isInstanceOf(UnreadableClassException.class)
                .hasMessage(file + " is neither a jar nor a class file");
    }

    @Test
    void a_class_file_is_checked_with_what_it_names_in_its_folder() throws Exception {
        Path place = Files.createDirectories(folder.resolve(SAMPLES));
        Path file =
                Files.write(place.resolve("CallbackByObject.class"), sample("CallbackByObject"));
        Files.write(place.resolve("SlowOrder.class"), sample("SlowOrder"));

        Findings found = ClassFiles.check(file);

        assertThat(found.classes()).isEqualTo(2);
        assertThat(found.all()).extracting(Finding::rule).containsExactly(Rule.CALLBACK);
    }

    @Test
    void a_class_file_in_the_wrong_folder_is_refused() throws Exception {
        Path file = Files.write(folder.resolve("Elsewhere.class"), sample("ExitHas"));

        assertThatThrownBy(() -> ClassFiles.check(file))
                .isInstanceOf(UnreadableClassException.class)
                .hasMessageContaining("lies in the wrong folder");
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    private static byte[] sample(String name) throws IOException {
        String resource = "/" + SAMPLES + name + ".class";
        try (InputStream in = ClassFilesTest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("there is no " + resource);
            }
            return in.readAllBytes();
        }
    }
}
