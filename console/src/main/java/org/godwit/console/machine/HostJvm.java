package org.godwit.console.machine;

import org.godwit.console.BuildProperties;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the JVM of a host is called, and any that is to run task code as a host does.
public final class HostJvm {

    private static final int CARRIERS_MIN = 2;

    private static final String HEAP = "-Xmx1g";

    private HostJvm() {}

    /// The command up to the main class.
    public static List<String> command(String classPath) {
        List<String> words = new ArrayList<>();
        words.add(java().toString());
        words.addAll(BuildProperties.jvmFlags());
        words.add("-Djdk.virtualThreadScheduler.parallelism=" + carriers());
        words.add(HEAP);
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
