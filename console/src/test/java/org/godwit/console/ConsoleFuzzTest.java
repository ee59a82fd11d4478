package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.fake.FakeHost;
import org.godwit.console.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Command lines that nobody should have written.
class ConsoleFuzzTest {

    private static final int ROUNDS = 1_500;

    /// Those that start nothing as long as no virtual machine runs.
    private static final Set<String> HARMLESS =
            Set.of(
                    "add",
                    "conf",
                    "ps",
                    "spawn",
                    "move",
                    "rebalance",
                    "drain",
                    "kill",
                    "halt",
                    "version");

    @TempDir Path home;

    @Test
    void a_command_line_is_refused_or_wrong_and_never_unforeseen() throws Exception {
        List<byte[]> corpus =
                Stream.of(
                                "add anna",
                                "conf --port 4730 --json",
                                "ps",
                                "spawn -n 2 --where h1 --durability journaled --wait hello -x 3",
                                "move t40001 --to h2",
                                "rebalance",
                                "drain h1 --deadline 30",
                                "kill t40001",
                                "halt",
                                "version")
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList();
        // Making the commands takes some megabytes, however short the line.
        new Fuzz(ROUNDS, Nothing.class, 8 << 20)
                .run(
                        corpus,
                        input -> {
                            String[] words =
                                    Arrays.stream(
                                                    new String(input, StandardCharsets.UTF_8)
                                                            .split("[ \\x00]+"))
                                            .toArray(String[]::new);
                            if (words.length > 0 && HARMLESS.contains(words[0])) {
                                run(words);
                            }
                        });
    }

    /// What may be thrown where nothing may.
    private static final class Nothing extends RuntimeException {}

    private void run(String[] words) {
        StringWriter err = new StringWriter();
        int code =
                Console.run(
                        new ConsoleContext(
                                home,
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err),
                                false,
                                FakeHost.class.getName()),
                        words);
        assertThat(code).as("%s", Arrays.toString(words)).isBetween(0, 2);
        assertThat(err.toString()).doesNotContain("not foreseen").doesNotContain("\tat ");
    }
}
