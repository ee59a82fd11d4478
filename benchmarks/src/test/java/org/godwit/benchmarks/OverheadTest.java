package org.godwit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class OverheadTest {

    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    /// This is no measurement: it may run beside another.
    @BeforeEach
    void ignore_the_lock() {
        System.setProperty(IGNORE_LOCK, "true");
    }

    @AfterEach
    void obey_the_lock() {
        System.clearProperty(IGNORE_LOCK);
    }

    @Test
    void every_jvm_gives_a_line_of_samples_and_who_begins_alternates() throws IOException {
        List<String> samples = new ArrayList<>();
        List<String> progress = new ArrayList<>();
        OverheadSettings settings =
                OverheadSettings.of(
                        "--short --kernels fibonacci,exceptions --forks 1 --iterations 2 --millis 5"
                                .split(" "));

        new Overhead(settings, KernelLoader.ofClassPath(), samples::add, progress::add).run();

        assertThat(samples)
                .hasSize(4)
                .allMatch(line -> line.matches("sample \\S+ \\S+ 0 \\d+\\.\\d+ \\d+\\.\\d+"));
        assertThat(samples)
                .extracting(line -> line.substring(0, line.indexOf('0') - 1))
                .containsExactly(
                        "sample fibonacci plain",
                        "sample fibonacci woven",
                        "sample exceptions woven",
                        "sample exceptions plain");
        assertThat(progress).containsExactly("overhead, round 1 of 1");
    }

    @Test
    void what_is_no_option_is_refused_with_those_that_are() {
        assertThat(OverheadSettings.of()).isEqualTo(OverheadSettings.full());
        assertThatThrownBy(() -> OverheadSettings.of("--fork", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'--fork'")
                .hasMessageContaining("--forks");
        assertThatThrownBy(() -> OverheadSettings.of("--forks"))
                .hasMessageContaining("a value is missing after --forks");
        assertThatThrownBy(() -> OverheadSettings.of("--forks", "none"))
                .hasMessageContaining("--forks wants a number from 1 to")
                .hasMessageContaining("'none'");
    }
}
