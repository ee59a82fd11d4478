package org.godwit.console.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where one virtual machine keeps its state, its logs and its journal; only its user can read it.
///
/// @param path `<home>/<port>`
public record VmDirectory(Path path) {

    /// What a directory is made with that its user alone can read.
    public static final FileAttribute<?> OF_ITS_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final String STATE = "machine.json";

    public static VmDirectory of(Path home, int port) {
        return new VmDirectory(home.resolve(Integer.toString(port)));
    }

    /// `GODWIT_HOME`, or `.godwit` in the user's home directory.
    public static Path home() {
        String set = System.getenv("GODWIT_HOME");
        return set == null || set.isBlank()
                ? Path.of(System.getProperty("user.home"), ".godwit")
                : Path.of(set);
    }

    public void create() throws IOException {
        Files.createDirectories(path, OF_ITS_USER);
    }

    public Path machineLog() {
        return path.resolve("machine.log");
    }

    public Path hostLog(String host) {
        return path.resolve(host + ".log");
    }

    public Path journal() {
        return path.resolve("journal");
    }

    public Path settings() {
        return path.resolve("settings.json");
    }

    /// What the machine process wrote last, if anything.
    public Optional<VmState> read() {
        try {
            String text = Files.readString(path.resolve(STATE));
            return Optional.of(Json.record(Json.parse(text), VmState.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(
                    "the state of the virtual machine cannot be read from "
                            + path.resolve(STATE)
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /// Replaces the state in one step, readable by its user alone.
    public void write(VmState state) {
        try {
            Path fresh = path.resolve(STATE + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, Json.pretty(state));
            Files.move(
                    fresh,
                    path.resolve(STATE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void deleteState() throws IOException {
        Files.deleteIfExists(path.resolve(STATE));
    }

    /// Deletes a directory and all in it; it need not be there.
    public static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
