package org.godwit.console.machine;

import org.godwit.console.client.VmDirectory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A virtual machine in a directory of its own, both gone afterwards, also after Ctrl-C, unless the
/// directory is to be kept. After a `kill -9` of this process the JVMs end by themselves, and the
/// next of these deletes the directory.
public final class TemporaryMachine implements AutoCloseable {

    private static final int CONTAINERS = 256;

    /// It is to be there soon; that its first moves take longer matters less.
    private static final String FEW_REHEARSALS = "godwit.host.rehearsals = 1";

    private static final String PREFIX = "godwit-";
    private static final Pattern OWN = Pattern.compile(PREFIX + "[a-z]+-([0-9]+)-[0-9]+");

    private final Path directory;
    private final Machine machine;
    private volatile Optional<Path> kept = Optional.empty();
    private final Thread atExit = Thread.ofPlatform().unstarted(this::end);

    /// Blocks until all hosts are ready.
    ///
    /// @param set settings of the hosts, a line `path = value` each
    /// @throws org.godwit.console.client.RefusedException if it cannot be started
    public TemporaryMachine(
            String name,
            int hosts,
            String classPath,
            String hostMain,
            List<String> set,
            MachineListener listener)
            throws IOException, InterruptedException {
        this(name, "embedded", hosts, classPath, hostMain, set, listener);
    }

    /// @param journal the profile; what `postgresql` needs is in `set`
    public TemporaryMachine(
            String name,
            String journal,
            int hosts,
            String classPath,
            String hostMain,
            List<String> set,
            MachineListener listener)
            throws IOException, InterruptedException {
        sweep();
        directory = newFolder(name);
        MachineSettings settings =
                new MachineSettings(
                                name,
                                0,
                                directory.toString(),
                                0,
                                journal,
                                "",
                                "aeron",
                                "journaled",
                                CONTAINERS,
                                classPath,
                                hostMain)
                        .with(Stream.concat(Stream.of(FEW_REHEARSALS), set.stream()).toList());
        machine = Machine.start(settings, MachineMain.freshToken(), listener);
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            machine.addHosts(hosts);
        } catch (InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Makes a folder, which the next of these deletes if this process does not come to it.
    ///
    /// @param name in small letters
    public static Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(PREFIX + name + "-" + ProcessHandle.current().pid() + "-");
    }

    private static void sweep() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Matcher name = OWN.matcher(each.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    VmDirectory.deleteTree(each);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // another user's, or just being deleted: not ours to worry about
        }
    }

    public Machine machine() {
        return machine;
    }

    Path directory() {
        return directory;
    }

    /// Has the hosts' logs, the journal and whatever else is in the directory kept.
    ///
    /// @return where they are once this is closed
    public Path keep() {
        Path place = directory.resolveSibling("kept-" + directory.getFileName());
        kept = Optional.of(place);
        return place;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the JVM is going down: the hook has run or runs
        }
    }

    private void end() {
        machine.close();
        try {
            if (kept.isPresent()) {
                Files.move(directory, kept.get());
            } else {
                VmDirectory.deleteTree(directory);
            }
        } catch (IOException _) {
            // a host that is being killed may still write; what is left lies in the temp directory
        }
    }
}
