package org.godwit.console.machine;

import org.godwit.console.BuildProperties;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    private HostJvm() {}

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
        words.add("-cp");
        words.add(classPath);
        return words;
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
