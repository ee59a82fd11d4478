package org.godwit.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

class TaskOutputTest {

    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream outside = new ByteArrayOutputStream();
    private final List<StandardStream> streams = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Consumer<String> whilePrinting = line -> {};

    @BeforeEach
    void install() {
        System.setOut(new PrintStream(outside, true, StandardCharsets.UTF_8));
        TaskOutput.install();
    }

    @AfterEach
    void restore() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    private TaskPort port() {
        Map<Object, Object> attachments = new HashMap<>();
        InvocationHandler calls =
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "print" -> {
                                Printed printed = (Printed) args[0];
                                streams.add(printed.stream());
                                lines.add(printed.text());
                                whilePrinting.accept(printed.text());
                                yield null;
                            }
                            case "attachment" ->
                                    attachments.computeIfAbsent(
                                            args[0], k -> ((Supplier<?>) args[1]).get());
                            default -> throw new UnsupportedOperationException(method.getName());
                        };
        return (TaskPort)
                Proxy.newProxyInstance(
                        TaskPort.class.getClassLoader(), new Class<?>[] {TaskPort.class}, calls);
    }

    private void asTask(TaskPort port, Runnable program) throws Exception {
        Callable<Boolean> body =
                () -> {
                    program.run();
                    return true;
                };
        CurrentTask.run(port, body::call);
    }

    @Test
    void whole_lines_of_a_task_go_to_its_port() throws Exception {
        asTask(
                port(),
                () -> {
                    System.out.print("one ");
                    System.out.print(1);
                    System.out.println('!');
                    System.out.printf("%d\n%s", 2, "thr");
                    System.out.append("ee").append('\n');
                    System.out.println((Object) null);
                    System.out.write('x');
                    System.out.println(new char[] {'y'});
                });

        assertThat(lines).containsExactly("one 1!", "2", "three", "null", "xy");
        assertThat(outside.size()).isZero();
    }

    @Test
    void the_two_streams_stay_apart() throws Exception {
        asTask(
                port(),
                () -> {
                    System.out.println("one");
                    System.err.println("two");
                });

        assertThat(lines).containsExactly("one", "two");
        assertThat(streams).containsExactly(StandardStream.OUT, StandardStream.ERR);
    }

    @Test
    void a_line_without_an_end_waits_for_the_flush() throws Exception {
        TaskPort port = port();
        asTask(
                port,
                () -> {
                    System.out.print("out");
                    System.err.print("err");
                    System.out.flush();
                });
        assertThat(lines).isEmpty();

        TaskOutput.flush(port);
        TaskOutput.flush(port);

        assertThat(lines).containsExactly("out", "err");
    }

    @Test
    void two_tasks_do_not_mix_their_lines() throws Exception {
        TaskPort one = port();
        TaskPort other = port();
        asTask(one, () -> System.out.print("a"));
        asTask(other, () -> System.out.print("b"));
        asTask(one, () -> System.out.println("A"));
        asTask(other, () -> System.out.println("B"));

        assertThat(lines).containsExactly("aA", "bB");
    }

    @Test
    void what_is_written_outside_of_tasks_goes_where_it_went() {
        System.out.println("plain");
        System.out.write(new byte[] {'x'}, 0, 1);

        assertThat(outside.toString(StandardCharsets.UTF_8)).isEqualTo("plain\nx");
        assertThat(lines).isEmpty();
    }

    @Test
    void what_a_port_writes_while_it_prints_is_not_the_tasks() throws Exception {
        whilePrinting = line -> System.out.println("about " + line);
        asTask(port(), () -> System.out.println("it"));

        assertThat(lines).containsExactly("it");
        assertThat(outside.toString(StandardCharsets.UTF_8)).isEqualTo("about it\n");
    }

    @Test
    void a_thread_that_ends_while_it_prints_leaves_no_line_behind() throws Exception {
        TaskPort port = port();
        whilePrinting =
                line -> {
                    throw TaskUnwound.INSTANCE;
                };
        try {
            asTask(port, () -> System.out.println("last"));
        } catch (TaskUnwound expected) {
            whilePrinting = line -> {};
        }
        asTask(port, () -> System.out.println("other"));

        assertThat(lines).containsExactly("last", "other");
    }

    @Test
    void an_endless_line_is_cut() throws Exception {
        String text = "x".repeat(TaskOutput.LINE_BYTES_MAX + 5);
        asTask(port(), () -> System.out.println(text));

        assertThat(lines).hasSize(2);
        assertThat(String.join("", lines)).isEqualTo(text);
    }

    @Test
    void a_second_install_changes_nothing() {
        PrintStream installed = System.out;
        TaskOutput.install();

        assertThat(System.out).isSameAs(installed);
    }
}
