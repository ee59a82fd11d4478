package org.godwit.console.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.console.client.RefusedException;
import org.godwit.console.fake.FakeHost;
import org.godwit.console.fake.FakeVm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

class DemoTest {

    private final FakeVm vm = new FakeVm();
    private final StringWriter text = new StringWriter();

    @AfterEach
    void end() {
        vm.close();
    }

    @Test
    void a_run_that_was_moved_drained_and_crashed_gives_the_same_bits() throws Exception {
        assertThat(demo(200).run()).isZero();

        assertThat(lines().getLast())
                .matches(
                        "same bits: 00aa \\(undisturbed\\) = 00aa"
                                + " \\(moved \\d+ times, 1 host added, 1 drained, 1 killed\\)");
        assertThat(lines().stream().filter(line -> line.contains("kill -9 of host"))).hasSize(1);
        assertThat(processes()).isEmpty();
    }

    @Test
    void other_bits_are_a_failure() throws Exception {
        vm.optWillPrint("00aa", "00bb");

        assertThat(demo(200).run()).isEqualTo(1);

        assertThat(lines().getLast())
                .startsWith("DIFFERENT BITS: 00aa (undisturbed) is not 00bb (moved ");
    }

    @Test
    void a_training_that_is_over_too_soon_is_said_and_leaves_nothing_behind() {
        assertThatThrownBy(() -> demo(10).run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("let it take longer, as with --epochs 20");
        assertThat(processes()).isEmpty();
    }

    private Demo demo(int epochs) {
        DemoSettings settings =
                new DemoSettings(
                        3,
                        epochs,
                        5,
                        "artery",
                        vm.address(),
                        FakeHost.class.getName(),
                        System.getProperty("java.class.path"));
        return Demo.plain(settings, new PrintWriter(text, true));
    }

    private List<String> lines() {
        return text.toString().lines().toList();
    }

    private static List<ProcessHandle> processes() {
        return ProcessHandle.current().children().toList();
    }
}
