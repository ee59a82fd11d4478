package org.godwit.console.bench;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Measures on the real PVM: two daemons of its own on two loopback addresses, with all their files
/// in one directory, so that no other virtual machine of this user is touched. Ended by [#close].
final class RealPvm implements Meters {

    private static final String HERE = "127.0.0.2";
    private static final String THERE = "127.0.0.3";
    private static final String SOURCE = "pvmbench.c";
    private static final String REMOTE_SHELL = "localrsh";
    private static final int COMMAND_SECONDS = 20;
    private static final int MEASURE_SECONDS = 60;
    private static final int POLL_MILLIS = 50;
    private static final int HALT_SECONDS = 5;

    private final Path directory;
    private Optional<Process> daemon = Optional.empty();

    private RealPvm(Path directory) {
        this.directory = directory;
    }

    /// What is missing to measure the real PVM, and how to get it; empty if nothing is.
    static String missing() {
        if (!Files.isReadable(Path.of("/usr/include/pvm3.h")) && root().isEmpty()) {
            return "not installed (no pvm3.h; on Debian: apt-get install pvm pvm-dev)";
        }
        for (String tool : List.of("pvmd", "pvm", "cc")) {
            if (onPath(tool).isEmpty()) {
                return "not installed (no %s on PATH; on Debian: apt-get install pvm pvm-dev gcc)"
                        .formatted(tool);
            }
        }
        return "";
    }

    private static Optional<String> root() {
        return Optional.ofNullable(System.getenv("PVM_ROOT"))
                .filter(path -> Files.isReadable(Path.of(path, "include", "pvm3.h")));
    }

    private static Optional<Path> onPath(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Compiles the twin of the meters and starts two daemons. Blocks for a second or two.
    ///
    /// @param directory to work in, which exists; its path should be short
    /// @throws RefusedException if that does not work, with what the tools said
    static RealPvm start(Path directory) throws IOException, InterruptedException {
        RealPvm pvm = new RealPvm(directory);
        try {
            pvm.compile();
            pvm.startDaemons();
            return pvm;
        } catch (RuntimeException | IOException | InterruptedException e) {
            pvm.close();
            throw e;
        }
    }

    private void compile() throws IOException, InterruptedException {
        copy(SOURCE);
        copy(REMOTE_SHELL).toFile().setExecutable(true);
        String include = root().map(path -> "-I" + path + "/include").orElse("-I.");
        run(COMMAND_SECONDS, "", "cc", "-O2", include, "-o", "pvmbench", SOURCE, "-lpvm3");
    }

    private Path copy(String resource) throws IOException {
        Path to = directory.resolve(resource);
        try (InputStream in = RealPvm.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the resource " + resource + " is missing");
            }
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        return to;
    }

    private void startDaemons() throws IOException, InterruptedException {
        Process process =
                builder(List.of("pvmd", "-n" + HERE))
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(directory.resolve("pvmd.out").toFile())
                        .start();
        daemon = Optional.of(process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(COMMAND_SECONDS);
        while (!hasAddressFile()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new RefusedException(
                        "pvmd does not start: "
                                + Files.readString(directory.resolve("pvmd.out")).strip());
            }
            Thread.sleep(POLL_MILLIS);
        }
        String conf = run(COMMAND_SECONDS, "add " + THERE + "\nconf\n", "pvm");
        if (!conf.contains("2 hosts")) {
            throw new RefusedException("the second pvmd does not start: " + conf.strip());
        }
    }

    private boolean hasAddressFile() throws IOException {
        try (var files = Files.newDirectoryStream(directory, "pvmd.[0-9]*")) {
            for (Path file : files) {
                return Files.size(file) > 0;
            }
        }
        return false;
    }

    @Override
    public double measure(Measurement measurement, Variant variant, int millis)
            throws InterruptedException {
        try {
            return Meters.valueOf(
                    run(
                            MEASURE_SECONDS,
                            "",
                            directory.resolve("pvmbench").toString(),
                            measurement.what(),
                            Integer.toString(measurement.size()),
                            Integer.toString(millis),
                            measurement.apart() ? THERE : HERE,
                            variant == Variant.PVM_DIRECT ? "direct" : "default"));
        } catch (IOException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Runs a command to its end.
    ///
    /// @return what it wrote
    /// @throws RefusedException if it took too long or its exit code is not 0
    private String run(int seconds, String input, String... words)
            throws IOException, InterruptedException {
        Path output = directory.resolve("command.out");
        Process process = builder(List.of(words)).redirectOutput(output.toFile()).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        boolean over = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!over) {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        if (!over || process.exitValue() != 0) {
            throw new RefusedException(
                    "%s %s: %s"
                            .formatted(
                                    words[0],
                                    over
                                            ? "ended with exit code " + process.exitValue()
                                            : "was not done after " + seconds + " s",
                                    text.strip()));
        }
        return text;
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        List.of("PVM_VMID", "PVM_EXPORT", "PVMSOCK", "PVMEPID", "PVMTASK")
                .forEach(environment::remove);
        environment.put("PVM_TMP", directory.toString());
        environment.put("PVM_RSH", directory.resolve(REMOTE_SHELL).toString());
        // PVM's own word for being run by root; it means nothing to others.
        environment.put("PVM_ALLOW_ROOT", "1");
        return builder;
    }

    @Override
    public void close() {
        daemon.ifPresent(this::halt);
        daemon = Optional.empty();
        try {
            VmDirectory.deleteTree(directory);
        } catch (IOException _) {
            // it lies in the temp directory
        }
    }

    private void halt(Process process) {
        try {
            if (process.isAlive()) {
                Process console =
                        builder(List.of("pvm"))
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
                try (var in = console.getOutputStream()) {
                    in.write("halt\n".getBytes(StandardCharsets.UTF_8));
                }
                console.waitFor(HALT_SECONDS, TimeUnit.SECONDS);
                process.waitFor(HALT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException _) {
            // ended by force below
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
