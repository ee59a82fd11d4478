package org.godwit.console.machine;

import org.godwit.console.BuildProperties;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the JVM of a host is called, and any that is to run task code as a host does.
public final class HostJvm {

    /// More carriers than cores, so that the operating system slices tasks that only compute.
    private static final String CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=2";

    private static final String HEAP = "-Xmx1g";

    private HostJvm() {}

    /// The command up to the main class.
    public static List<String> command(String classPath) {
        List<String> words = new ArrayList<>();
        words.add(java().toString());
        words.addAll(BuildProperties.jvmFlags());
        words.add(CARRIERS);
        words.add(HEAP);
        words.add("-cp");
        words.add(classPath);
        return words;
    }

    /// The program that runs this JVM.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
