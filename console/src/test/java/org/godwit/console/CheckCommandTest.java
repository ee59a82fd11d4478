package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.cluster.execution.Programs;
import org.godwit.console.client.Json;
import org.godwit.console.fake.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

class CheckCommandTest {

    private static final String SLOW =
            """
            package sample;

            class Slow {
                void main() {
                    System.out.println(System.identityHashCode(this));
                }
            }
            """;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Set<String> gallery() {
        // what is no example is a service: a state machine, which moves with its state
        return new Programs(CheckCommandTest.class.getClassLoader())
                .aliases().entrySet().stream()
                        .filter(alias -> alias.getValue().startsWith("org.godwit.examples."))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gallery")
    void every_program_of_the_gallery_is_free_of_restrictions(String alias) {
        assertThat(check(alias)).as(out.toString()).isZero();
        assertThat(out.toString()).contains(": no restrictions and ");
    }

    @Test
    void notes_do_not_count() {
        assertThat(check("opt")).isZero();
        assertThat(out.toString())
                .matches(
                        "(?s)Digits\\.java:\\d+ {2}R62 note {2}.*no restrictions and 1 note in \\d+"
                                + " classes\\n");
    }

    @Test
    void a_restriction_is_told_with_its_line_and_what_to_do() throws Exception {
        compile();

        assertThat(check("sample.Slow", "--cp", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        Slow.java:5  R3 breaks  System.identityHashCode: identity hash codes differ from JVM to JVM; give the class its own hashCode and toString, or number the objects
                        sample.Slow: 1 restriction and no notes in 1 class
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void json_is_an_array_of_findings() throws Exception {
        compile();

        assertThat(check("sample.Slow", "--cp", folder.toString(), "--json")).isEqualTo(1);
        JsonNode answer = Json.parse(out.toString());
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).path("rule").asText()).isEqualTo("R3");
        assertThat(answer.get(0).path("severity").asText()).isEqualTo("breaks");
        assertThat(answer.get(0).path("class").asText()).isEqualTo("sample.Slow");
        assertThat(answer.get(0).path("line").asInt()).isEqualTo(5);
    }

    @Test
    void json_of_a_program_without_findings_is_an_empty_array() {
        assertThat(check("hello", "--json")).isZero();
        assertThat(Json.parse(out.toString()).isArray()).isTrue();
        assertThat(Json.parse(out.toString())).isEmpty();
    }

    @Test
    void a_jar_and_a_class_file_can_be_checked() throws Exception {
        Path file = compile();
        Path jar = jar(Files.readAllBytes(file));

        assertThat(check(jar.toString())).isEqualTo(1);
        assertThat(check(file.toString())).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.contains("R3 "))).hasSize(2);
    }

    @Test
    void a_jar_with_a_bad_class_is_wrong_use() throws Exception {
        Path jar = jar(new byte[] {1, 2, 3, 4});

        assertThat(check(jar.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("pvm: sample.Slow is no class file: ");
    }

    @Test
    void a_file_that_is_no_class_is_wrong_use() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "notes");

        assertThat(check(file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "pvm: " + file + " is neither a jar nor a class file\n");
    }

    @Test
    void a_program_that_is_not_there_is_wrong_use() {
        assertThat(check("no.such.Program")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("pvm: no program 'no.such.Program': ")
                .contains("hello, hello-other");
    }

    @Test
    void a_jar_that_is_not_there_is_wrong_use() {
        assertThat(check("nowhere.jar")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("pvm: there is no file 'nowhere.jar'\n");
    }

    @Test
    void a_class_path_that_is_not_there_is_wrong_use() {
        assertThat(check("hello", "--cp", "/no/such.jar")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no '/no/such.jar'");
    }

    @Test
    void a_class_of_the_jdk_is_no_program() {
        assertThat(check("java.lang.String")).isEqualTo(2);
    }

    private Path compile() throws Exception {
        Path source = Files.writeString(folder.resolve("Slow.java"), SLOW);
        int errors =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(errors).isZero();
        return folder.resolve("sample").resolve("Slow.class");
    }

    private Path jar(byte[] classFile) throws Exception {
        Path jar = folder.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file)) {
            to.putNextEntry(new JarEntry("sample/Slow.class"));
            to.write(classFile);
        }
        return jar;
    }

    private int check(String... args) {
        ConsoleContext context =
                new ConsoleContext(
                        folder,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        FakeHost.class.getName());
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(List.of(args));
        return Console.run(context, words.toArray(String[]::new));
    }
}
