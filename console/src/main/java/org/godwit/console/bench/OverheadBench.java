package org.godwit.console.bench;

import org.godwit.console.client.RefusedException;
import org.godwit.console.machine.HostJvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures what weaving costs, in JVMs that are called as hosts are. The benchmarks run in a
/// process of their own, since they bring a library that nothing else needs.
record OverheadBench(BenchSettings settings, Consumer<String> progress) {

    private static final String MAIN = "org.godwit.benchmarks.Overhead";

    /// Blocks for minutes; after Ctrl-C nothing is left running.
    ///
    /// @throws RefusedException if the benchmarks did not come to their end, with what they said
    OverheadResults run() throws IOException, InterruptedException {
        progress.accept("measuring kernels plain and woven, a JVM for each");
        Path errors = Files.createTempFile("godwit-overhead-", ".err");
        try {
            Process process = new ProcessBuilder(command()).redirectError(errors.toFile()).start();
            Thread ending = Thread.ofPlatform().unstarted(() -> end(process));
            Runtime.getRuntime().addShutdownHook(ending);
            try {
                List<OverheadSample> samples = samples(process);
                int exit = process.waitFor();
                if (exit != 0) {
                    throw new RefusedException(
                            "the benchmarks ended with exit code %d: %s"
                                    .formatted(exit, Files.readString(errors).strip()));
                }
                return OverheadResults.of(samples);
            } finally {
                end(process);
                Bench.removeHook(ending);
            }
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(HostJvm.command(settings.classPath()));
        words.add(MAIN);
        if (settings.isBrief()) {
            words.add("--short");
        }
        return words;
    }

    private List<OverheadSample> samples(Process process) throws IOException {
        List<OverheadSample> samples = new ArrayList<>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                OverheadSample sample = OverheadSample.of(line);
                samples.add(sample);
                progress.accept(
                        "%s, %s, round %d"
                                .formatted(
                                        sample.kernel(),
                                        sample.woven() ? "woven" : "plain",
                                        sample.round() + 1));
            }
        }
        return samples;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
