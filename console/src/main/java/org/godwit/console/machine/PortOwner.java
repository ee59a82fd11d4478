package org.godwit.console.machine;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Http;
import org.godwit.console.client.RefusedException;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds out who listens on a port that is in use.
public final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /// Why no virtual machine can be started on this port, and what to do.
    public static String refusal(int port) {
        return "port %d is in use by %s; give another one with --port"
                .formatted(port, describe(port));
    }

    private static String describe(int port) {
        return virtualMachine(port)
                .or(() -> process(port))
                .orElse("a process that does not tell its name");
    }

    private static Optional<String> virtualMachine(int port) {
        try {
            JsonNode who = new Http("port " + port, port, "").get("/who", Duration.ofSeconds(1));
            return who.has("godwit")
                    ? Optional.of(
                            "the virtual machine %s (machine process %d, state in %s; ./pvm halt --port %d ends it)"
                                    .formatted(
                                            who.path("godwit").asText(),
                                            who.path("pid").asLong(),
                                            who.path("directory").asText(),
                                            port))
                    : Optional.empty();
        } catch (Http.NotThere | RefusedException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Linux only; elsewhere and for other users' processes empty.
    private static Optional<String> process(int port) {
        return inode("net/tcp", port)
                .or(() -> inode("net/tcp6", port))
                .flatMap(PortOwner::holder)
                .flatMap(ProcessHandle::of)
                .map(process ->
                        "process %d (%s)"
                                .formatted(
                                        process.pid(), process.info().command().orElse("unknown")));
    }

    private static Optional<String> inode(String table, int port) {
        String suffix = ":%04X".formatted(port);
        try {
            for (String line : Files.readAllLines(PROC.resolve(table))) {
                List<String> fields = List.of(line.trim().split("\\s+"));
                if (fields.size() > 9
                        && fields.get(1).endsWith(suffix)
                        && fields.get(3).equals(LISTENING)) {
                    return Optional.of(fields.get(9));
                }
            }
        } catch (IOException _) {
            // no such table on this system
        }
        return Optional.empty();
    }

    private static Optional<Long> holder(String inode) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, "socket:[" + inode + "]")) {
                    return Optional.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException _) {
            // not known, then
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException _) {
            // another user's process, or one that has just ended
        }
        return false;
    }
}
