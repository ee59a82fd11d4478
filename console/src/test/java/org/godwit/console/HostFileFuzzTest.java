package org.godwit.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.fuzz.Fuzz;
import org.godwit.host.BadHostLineException;
import org.godwit.host.HostFile;
import org.godwit.host.HostLine;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Host files that nobody should have written.
class HostFileFuzzTest {

    private static final int ROUNDS = 20_000;

    @Test
    void every_line_of_a_host_file_is_a_host_a_default_or_a_mistake_with_its_number()
            throws Exception {
        new Fuzz(ROUNDS, BadHostLineException.class, 1_024)
                .run(
                        texts(
                                "# hosts\n"
                                        + "* sp=1000 ep=/a:/b\n"
                                        + "anna\n"
                                        + "&bert sp=250 so=pw\n\n"
                                        + "clara-7.x\n",
                                "h1 sp=2000 dx=/usr/bin/java wd=/tmp bx=b lo=me ip=10.0.0.1\r\n"
                                        + "h2\r\n",
                                "a.b.c.d.e.f sp=12345678901234567890\n*\n&\nh1 x=y\nh1 sp\n"),
                        input -> {
                            String text = new String(input, StandardCharsets.ISO_8859_1);
                            HostFile file = HostFile.parse(text);
                            int lines = text.split("\\R", -1).length;
                            assertThat(file.entries().size() + file.mistakes().size())
                                    .isLessThanOrEqualTo(lines);
                            file.mistakes()
                                    .forEach(mistake -> {
                                        assertThat(mistake.line()).isPositive();
                                        assertThat(mistake.reason()).isNotBlank();
                                    });
                            for (HostFile.Entry entry : file.entries()) {
                                use(entry.host());
                            }
                            use(file.complete("anna"));
                        });
    }

    @Test
    void a_very_long_name_ends_no_thread() throws Exception {
        assertThat(HostLine.parse("a.".repeat(100_000) + "a").isNameWellFormed()).isTrue();
        assertThat(HostLine.parse("a-".repeat(100_000)).isNameWellFormed()).isFalse();
    }

    private static void use(HostLine host) {
        assertThat(host.name()).isNotBlank();
        assertThat(host.speed()).isNotNegative();
        if (host.isNameWellFormed()) {
            assertThat(host.name()).doesNotContain("/", "..");
        }
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }
}
