package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.MoveLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A program is changed while its task runs: the task goes on only where its own code is.
class ChangedCodeTest {

    private static final String SOURCE =
            """
            import static org.godwit.pvm.Pvm.*;

            public class Changing {
                public static void main(String[] argv) {
                    long sum = 0;
                    System.out.println("begins");
                    for (int i = 0; i < 100; i++) {
                        pvm_recv(-1, -1);
                        int[] number = new int[1];
                        pvm_upkint(number, 1, 1);
                        sum += number[0] * VERSION;
                    }
                    System.out.println("sum " + sum);
                }
            }
            """;

    @TempDir private Path classes;

    @Test
    void a_task_does_not_move_to_changed_code_and_comes_back_on_the_host_that_has_its_own()
            throws Exception {
        compile(1);
        try (RealMachine vm =
                new RealMachine(
                        1, "aeron", List.of("godwit.processor.checkpoint-events=20"), classes)) {
            String own = vm.hostNames().getFirst();
            String tid = vm.spawn("Changing", "journaled", own);
            vm.awaitLine(tid, "begins");
            feed(vm, tid, own);
            vm.await(
                    "a capture of " + tid,
                    () -> vm.task(tid).filter(t -> t.captureBytes() > 0).isPresent());

            compile(2);
            vm.machine().addHosts(1);
            List<MoveLine> refused = vm.client().move(tid, "");
            assertThat(refused).hasSize(1).noneMatch(MoveLine::isDone);
            assertThat(refused.getFirst().reason())
                    .contains("the code of 'Changing' is another one on that host");

            vm.machine().kill(own);
            vm.await(
                    "h2 to refuse it",
                    () ->
                            vm.notes().stream()
                                    .anyMatch(n ->
                                            n.contains(
                                                    tid
                                                            + " (Changing) is not resumed on host h2")));

            compile(1);
            vm.machine().addHosts(1);
            feed(vm, tid, vm.hostNames().getLast());

            assertThat(vm.outputAtEnd(tid)).containsExactly("begins", "sum " + 2 * 1275);
        }
    }

    private static void feed(RealMachine vm, String tid, String from) {
        vm.spawn(Captured.Feeder.class.getName(), "journaled", from, Watcher.decimal(tid), "50");
    }

    private void compile(int version) throws IOException {
        Path source = classes.resolve("Changing.java");
        Files.writeString(source, SOURCE.replace("VERSION", version + "L"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean done =
                compiler.getTask(
                                said,
                                null,
                                null,
                                List.of(
                                        "-d",
                                        classes.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path", "")),
                                null,
                                compiler.getStandardFileManager(null, null, null)
                                        .getJavaFileObjects(source))
                        .call();
        assertThat(done).as(said.toString()).isTrue();
    }
}
