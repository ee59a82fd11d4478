package org.godwit.console.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How the files look. `-Dtidy=apply` (in test.flags) rewrites what is not formatted instead of
/// failing.
class TidyTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean APPLY = "apply".equals(System.getProperty("tidy"));

    @Test
    void every_file_is_formatted() throws Exception {
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<String> untidy = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            String tidy =
                    formatter.formatSource(
                            ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.AOSP));
            if (!tidy.equals(text)) {
                if (APPLY) {
                    Files.writeString(file, tidy);
                } else {
                    untidy.add(ROOT.relativize(file).toString());
                }
            }
        }

        assertThat(untidy)
                .as(
                        "not formatted; repair: mvn -pl console -am test -Dtest=TidyTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.flags=-Dtidy=apply")
                .isEmpty();
    }

    @Test
    void no_name_hides_what_a_class_is_for() throws Exception {
        assertThat(sources())
                .noneMatch(f -> f.toString().matches(".*(Util|Utils|Helper|Impl)\\.java"));
    }

    @Test
    void every_package_says_what_it_is() throws Exception {
        List<String> silent = new ArrayList<>();
        for (Path file : sources()) {
            Path folder = file.resolveSibling("");
            if (file.toString().contains("/src/main/")
                    && !Files.exists(file.resolveSibling("package-info.java"))) {
                silent.add(ROOT.relativize(folder).toString());
            }
        }
        assertThat(silent).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.toString().contains("/target/"))
                    .filter(f -> f.toString().contains("/src/"))
                    .sorted()
                    .toList();
        }
    }
}
