package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.godwit.port.TaskOutput;
import org.godwit.task.Tid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class OutputTest {

    private final LoopbackMachine machine = new LoopbackMachine();
    private final ByteArrayOutputStream caught = new ByteArrayOutputStream();
    private final PrintStream sink = new PrintStream(caught, true, StandardCharsets.UTF_8);

    @BeforeAll
    static void tasks_have_streams_of_their_own() {
        TaskOutput.install();
    }

    private List<String> lines() {
        return caught.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static int spawn(String argument) {
        int[] tids = new int[1];
        String[] argv = {argument};
        assertThat(pvm_spawn("org.godwit.pvm.Chatter", argv, 0, null, 1, tids)).isEqualTo(1);
        return tids[0];
    }

    @Test
    void lines_of_a_child_are_marked_with_its_tid_between_begin_and_end() {
        int[] tid = new int[1];
        machine.run(() -> {
            assertThat(pvm_catchout(sink)).isEqualTo(PvmOk);
            tid[0] = spawn("");
            pvm_exit();
        });
        String mark = "[" + new Tid(tid[0]) + "] ";
        assertThat(lines())
                .containsExactly(
                        mark + "BEGIN",
                        mark + "line one",
                        mark + "line two",
                        mark + "on stderr",
                        mark + "no newline",
                        mark + "EOF");
    }

    @Test
    void without_tids_the_lines_come_as_they_are() {
        machine.run(() -> {
            assertThat(pvm_setopt(PvmShowTids, 0)).isEqualTo(1);
            pvm_catchout(sink);
            int tid = spawn("");
            pvm_notify(PvmTaskExit, 29, 1, new int[] {tid});
            assertThat(pvm_trecv(-1, 29, Duration.ofSeconds(10))).isPositive();
            pvm_exit();
        });
        assertThat(lines()).containsExactly("line one", "line two", "on stderr", "no newline");
    }

    @Test
    void leaving_waits_for_the_end_of_grandchildren_too() {
        machine.run(() -> {
            pvm_catchout(sink);
            spawn("child");
            pvm_exit();
        });
        assertThat(lines()).filteredOn(l -> l.endsWith("] EOF")).hasSize(2);
        assertThat(lines()).filteredOn(l -> l.endsWith("] BEGIN")).hasSize(2);
    }

    @Test
    void who_has_stopped_collecting_does_not_wait() {
        machine.run(() -> {
            pvm_catchout(sink);
            int tid = spawn("waits");
            pvm_catchout(null);
            pvm_exit();
            assertThat(machine.isRunning(new Tid(tid))).isTrue();
            machine.kill(new Tid(tid));
        });
    }

    @Test
    void a_killed_child_ends_its_output() {
        machine.run(() -> {
            pvm_catchout(sink);
            int tid = spawn("waits");
            assertThat(pvm_trecv(-1, 5, Duration.ofMillis(100))).isZero();
            pvm_kill(tid);
            pvm_exit();
        });
        assertThat(lines().getLast()).endsWith("] EOF");
    }

    @Test
    void a_task_can_collect_output_as_messages() {
        machine.run(() -> {
            int self = pvm_mytid();
            pvm_setopt(PvmOutputTid, self);
            pvm_setopt(PvmOutputCode, 44);
            pvm_setopt(PvmOutputContext, 7);
            int tid = spawn("");
            pvm_setcontext(7);
            int[] numbers = new int[3];
            assertThat(pvm_recv(self, 44)).isPositive();
            assertThat(pvm_upkint(numbers, 3, 1)).isEqualTo(PvmOk);
            assertThat(numbers).containsExactly(tid, -2, self);
            assertThat(pvm_trecv(tid, 44, Duration.ofSeconds(10))).isPositive();
            assertThat(pvm_upkint(numbers, 3, 1)).isEqualTo(PvmOk);
            assertThat(numbers).containsExactly(tid, -1, self);
            assertThat(pvm_recv(tid, 44)).isPositive();
            assertThat(pvm_upkint(numbers, 2, 1)).isEqualTo(PvmOk);
            byte[] text = new byte[numbers[1]];
            assertThat(pvm_upkbyte(text, text.length, 1)).isEqualTo(PvmOk);
            assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("line one\n");
            do {
                assertThat(pvm_trecv(tid, 44, Duration.ofSeconds(10))).isPositive();
                assertThat(pvm_upkint(numbers, 2, 1)).isEqualTo(PvmOk);
            } while (numbers[1] != 0);
        });
    }

    @Test
    void no_wildcard_finds_what_is_collected() {
        machine.run(() -> {
            pvm_catchout(sink);
            pvm_setcontext(-1);
            spawn("");
            assertThat(pvm_trecv(-1, -1, Duration.ofMillis(300))).isZero();
            assertThat(lines().getLast()).endsWith("] EOF");
        });
    }
}
