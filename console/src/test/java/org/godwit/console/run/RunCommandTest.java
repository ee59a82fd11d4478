package org.godwit.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.Console;
import org.godwit.console.ConsoleContext;
import org.godwit.console.machine.MachineSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class RunCommandTest {

    /// In the unnamed package, with a nested task.
    private static final String ENDS =
            """
            import static org.godwit.pvm.Pvm.*;

            public class Ends {
                static class Child {
                    public static void main(String[] argv) {
                        System.out.println("born");
                        System.out.println("and gone");
                        pvm_initsend(PvmDataDefault);
                        pvm_send(pvm_parent(), 1);
                        pvm_exit();
                    }
                }

                public static void main(String[] argv) {
                    System.err.println("to err");
                    System.out.println("argv " + String.join(",", argv));
                    int[] tids = new int[1];
                    System.out.println("spawned " + pvm_spawn("Ends$Child", null, 0, "", 1, tids));
                    pvm_recv(tids[0], 1);
                    try {
                        end(argv);
                    } catch (Error e) {
                        System.out.println("caught");
                    } finally {
                        System.out.println("finally");
                    }
                    System.out.print("no end of the line");
                }

                private static void end(String[] argv) {
                    if (argv.length > 0 && argv[0].equals("exit")) {
                        Runnable exit = () -> System.exit(7);
                        exit.run();
                    } else if (argv.length > 0) {
                        throw new IllegalStateException("boom");
                    }
                }
            }
            """;

    private static final String RINGER =
            """
            package far.away;

            import static org.godwit.pvm.Pvm.*;

            public class Ringer {
                public static void main(String[] argv) {
                    int[] tids = new int[3];
                    System.out.println("by simple name " + pvm_spawn("Bell", null, 0, "", 2, tids));
                    int[] last = new int[1];
                    System.out.println(
                            "by full name " + pvm_spawn("far.other.Bell", null, 0, "", 1, last));
                    System.out.println("with a path " + pvm_spawn("bin/Bell", null, 0, "", 1, new int[1]));
                    tids[2] = last[0];
                    int sum = 0;
                    for (int tid : tids) {
                        pvm_recv(tid, 1);
                        int[] number = new int[1];
                        pvm_upkint(number, 1, 1);
                        sum += number[0];
                    }
                    System.out.println("sum " + sum);
                    pvm_exit();
                }
            }
            """;

    private static final String BELL =
            """
            package far.other;

            import static org.godwit.pvm.Pvm.*;

            public class Bell {
                public static void main(String[] argv) {
                    pvm_initsend(PvmDataDefault);
                    pvm_pkint(new int[] {14}, 1, 1);
                    pvm_send(pvm_parent(), 1);
                    pvm_exit();
                }
            }
            """;

    @TempDir private Path temp;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        ConsoleContext context =
                new ConsoleContext(
                        temp.resolve("home"),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        MachineSettings.HOST_MAIN);
        List<String> line = new ArrayList<>(List.of("run", "--time-limit", "120"));
        line.addAll(List.of(words));
        return Console.run(context, line.toArray(String[]::new));
    }

    private Path ends() throws IOException {
        Path classes = Files.createDirectory(temp.resolve("classes"));
        Compiled.into(classes, "Ends", ENDS);
        return classes;
    }

    @Test
    void a_program_prints_what_it_prints_and_ends_with_0() throws IOException {
        int status = run("--cp", ends().toString(), "Ends");

        assertThat(out).hasToString("argv \nspawned 1\nfinally\nno end of the line");
        assertThat(err.toString().lines().toList())
                .hasSize(3)
                .contains("to err")
                .anyMatch(line -> line.matches("\\[t[0-9a-f]+] born"))
                .anyMatch(line -> line.matches("\\[t[0-9a-f]+] and gone"));
        assertThat(status).isZero();
        assertThat(left()).isEmpty();
    }

    @Test
    void a_program_ends_with_the_status_that_it_exits_with_and_does_nothing_more()
            throws IOException {
        int status =
                run("--child-output", "stdout", "--cp", ends().toString(), "Ends", "exit", "--now");

        assertThat(out.toString().lines())
                .contains("argv exit,--now", "spawned 1")
                .doesNotContain("caught", "finally")
                .anyMatch(line -> line.matches("\\[t[0-9a-f]+] born"));
        assertThat(err).hasToString("to err\n");
        assertThat(status).isEqualTo(7);
    }

    @Test
    void a_program_that_throws_ends_with_1_and_says_where() throws IOException {
        int status =
                run("--child-output", "none", "--cp", ends().toString(), "Ends", "throw", "it");

        assertThat(out).hasToString("argv throw,it\nspawned 1\nfinally\n");
        assertThat(err.toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("IllegalStateException: boom", "Ends.java:");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void programs_in_packages_jars_and_folders_move_at_every_call() throws IOException {
        Path bells = Files.createDirectory(temp.resolve("bells"));
        Compiled.into(bells, "Bell", BELL);
        Path ringers = Files.createDirectory(temp.resolve("ringers"));
        Compiled.into(ringers, "Ringer", RINGER);
        Path jar = temp.resolve("ringers.jar");
        Compiled.jar(jar, ringers);

        int status =
                run(
                        "--hosts",
                        "2",
                        "--move-everywhere",
                        "--durability",
                        "migratable",
                        "--cp",
                        jar + File.pathSeparator + bells,
                        "far.away.Ringer");

        assertThat(out).hasToString("by simple name 2\nby full name 1\nwith a path 0\nsum 42\n");
        assertThat(status).isZero();
    }

    @Test
    void what_cannot_be_run_is_refused_with_the_reason() throws IOException {
        assertThat(run("--cp", temp.resolve("nowhere").toString(), "Ends")).isEqualTo(1);
        assertThat(err.toString()).contains("--cp: there is no '" + temp.resolve("nowhere"));
        assertThat(run("--child-output", "nowhere", "Ends")).isEqualTo(2);
        assertThat(run("--move-everywhere", "Ends")).isEqualTo(2);
    }

    /// What this process has left behind in the directory for temporary files.
    private static List<Path> left() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        String own = "godwit-run-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> file.getFileName().toString().startsWith(own)).toList();
        }
    }
}
