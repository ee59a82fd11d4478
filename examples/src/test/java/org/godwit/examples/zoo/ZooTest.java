package org.godwit.examples.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.port.CurrentTask;
import org.godwit.port.Program;
import org.godwit.port.TaskOutput;
import org.godwit.pvm.PvmProgramLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ZooTest {

    private static final int PROGRAMS_MIN = 64;
    private static final int LINES_MIN = 3;

    /// The classes of the zoo anew, as each task of a virtual machine has its own static variables.
    private static final class NewClasses extends ClassLoader {

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Zoo.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @BeforeAll
    static void prints_of_a_task_are_its_own() {
        TaskOutput.install();
    }

    static List<Class<?>> programs() {
        return Zoo.programs();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_program_prints_the_same_lines_on_every_run(Class<?> program) throws Throwable {
        List<String> lines = run(program);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(LINES_MIN);
        assertThat(run(program)).isEqualTo(lines);
    }

    private static List<String> run(Class<?> program) throws Throwable {
        Class<?> type = Class.forName(program.getName(), false, new NewClasses());
        Program.Blocking loaded =
                (Program.Blocking) new PvmProgramLoader().load(type).orElseThrow();
        LonePort port = new LonePort();
        CurrentTask.run(
                port,
                () -> {
                    try {
                        loaded.main().run(new String[0]);
                    } catch (IllegalStateException e) {
                        assertThat(program).isEqualTo(UncaughtEnd.class);
                        port.print(e.toString());
                    }
                    TaskOutput.flush(port);
                    return true;
                });
        return port.lines;
    }

    @Test
    void the_zoo_has_every_program_of_its_folder() throws Exception {
        Path folder =
                Path.of("src", "main", "java")
                        .resolve(Zoo.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(f -> f.getFileName().toString().replace(".java", ""))
                            .filter(n ->
                                    !List.of("Zoo", "Checksum", "Echo", "package-info").contains(n))
                            .sorted()
                            .toList();
            assertThat(Zoo.programs().stream().map(Class::getSimpleName)).isEqualTo(names);
        }
        assertThat(Zoo.programs()).hasSizeGreaterThan(PROGRAMS_MIN);
    }
}
