package org.godwit.console.machine;

import org.godwit.console.BuildProperties;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How the JVM of a host is called, and any that is to run task code as a host does.
public final class HostJvm {

    private static final int CARRIERS_MIN = 2;

    /// The young generation takes what a move of some ten megabytes leaves behind, and collections
    /// have no cycles in the background, that would take a core from tasks and moves
    /// (docs/decisions/0022-bulk-state.md).
    private static final List<String> MEMORY =
            List.of("-Xms1g", "-Xmx1g", "-Xmn320m", "-XX:+UseParallelGC");

    /// First touches of memory in pages of 4 KiB are a third of what a large capture takes.
    private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

    /// Names a file with the classes that hosts load, as the JVM has laid them out in memory; it
    /// halves the time in which a host starts. A host does without one that is missing or not of
    /// its JDK and class path.
    private static final String ARCHIVE = "godwit.host.archive";

    /// Names a file to which a host that ends writes such an archive.
    private static final String ARCHIVE_AT_EXIT = "godwit.host.archive-at-exit";

    /// Holds further flags of a host's JVM, with blanks between them.
    public static final String FLAGS = "godwit.host.jvm-flags";

    private static final Duration END_PATIENCE = Duration.ofSeconds(3);
    private static final Duration ARCHIVING_PATIENCE = Duration.ofMinutes(1);

    private HostJvm() {}

    /// How long a host may take to end that is told to.
    static Duration endPatience() {
        return System.getProperty(ARCHIVE_AT_EXIT, "").isEmpty()
                ? END_PATIENCE
                : ARCHIVING_PATIENCE;
    }

    /// The command up to the main class.
    public static List<String> command(String classPath) {
        List<String> words = new ArrayList<>();
        words.add(java().toString());
        words.addAll(BuildProperties.jvmFlags());
        words.add("-Djdk.virtualThreadScheduler.parallelism=" + carriers());
        words.addAll(MEMORY);
        if (System.getProperty("os.name").equals("Linux")) {
            words.add(HUGE_PAGES);
        }
        words.addAll(archive());
        words.addAll(flags());
        words.add("-cp");
        words.add(classPath);
        return words;
    }

    private static List<String> archive() {
        String made = System.getProperty(ARCHIVE, "");
        String toMake = System.getProperty(ARCHIVE_AT_EXIT, "");
        // A host's standard output is for its events.
        List<String> quiet = List.of("-Xlog:disable", "-Xlog:all=error:stderr");
        if (!toMake.isEmpty()) {
            return Stream.concat(quiet.stream(), Stream.of("-XX:ArchiveClassesAtExit=" + toMake))
                    .toList();
        }
        return Files.isReadable(Path.of(made)) && !made.isEmpty()
                ? Stream.concat(quiet.stream(), Stream.of("-XX:SharedArchiveFile=" + made)).toList()
                : List.of();
    }

    private static List<String> flags() {
        return Stream.of(System.getProperty(FLAGS, "").split(" "))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    /// What another JVM needs to start hosts like this one does.
    public static List<String> properties() {
        return Stream.of(ARCHIVE, FLAGS)
                .filter(name -> !System.getProperty(name, "").isEmpty())
                .map(name -> "-D%s=%s".formatted(name, System.getProperty(name, "")))
                .toList();
    }

    /// Not more than cores: who waits for a core holds up who waits for the carrier. Tasks that
    /// only compute give way at their polls.
    private static int carriers() {
        return Math.max(CARRIERS_MIN, Runtime.getRuntime().availableProcessors());
    }

    /// The program that runs this JVM.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
