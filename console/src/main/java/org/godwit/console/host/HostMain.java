package org.godwit.console.host;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.cluster.host.HostProcess;
import org.godwit.cluster.host.HostSettings;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.persistence.InPieces;
import org.godwit.persistence.JournalProfile;
import org.godwit.persistence.ReadAhead;
import org.godwit.persistence.WriteAhead;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A host as a process of its own: arguments in, one JSON object per line out (docs/management.md).
/// It ends when its standard input does, so that no host outlives the machine process that started
/// it.
public final class HostMain {

    /// The environment variable with the secret of the HTTP interface.
    public static final String TOKEN_VARIABLE = "GODWIT_HOST_TOKEN";

    private static final int EXIT_REFUSED = 3;
    private static final JournalHints HINTS =
            new JournalHints(
                    ReadAhead::expect,
                    ReadAhead::prefetch,
                    (system, id, event, bytes, endsBatch, placed) ->
                            WriteAhead.offer(system, id, event, bytes, endsBatch, placed::tell),
                    WriteAhead::forget,
                    InPieces::by);
    private static final List<String> NAMES =
            List.of(
                    "name",
                    "vm",
                    "port",
                    "seed",
                    "journal",
                    "journal-address",
                    "plane",
                    "aeron-dir",
                    "token",
                    "containers",
                    "durability",
                    "set");

    private HostMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream events = System.out;
        System.setOut(System.err);
        EventLines lines = new EventLines(events);
        HostSettings settings;
        try {
            settings = settings(parse(arguments));
        } catch (IllegalArgumentException e) {
            lines.refused(String.valueOf(e.getMessage()));
            System.exit(EXIT_REFUSED);
            return;
        }
        MachineHoster hoster = new MachineHoster(lines);
        Thread.ofPlatform().daemon().name("stdin").start(() -> endWithStdin(hoster));
        HostProcess host;
        try {
            host = HostProcess.start(settings, lines, HINTS, hoster);
        } catch (RuntimeException e) {
            lines.refused(rootMessage(e));
            Runtime.getRuntime().halt(EXIT_REFUSED);
            return;
        }
        host.whenEnded(lines::ended);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end").unstarted(() -> end(host, lines)));
    }

    /// SIGTERM, or another reason for this JVM to end by itself.
    private static void end(HostProcess host, EventLines lines) {
        System.err.println("this host was told to end: it has its tasks moved away, and leaves");
        try {
            if (host.depart()) {
                lines.ended();
            }
            lines.note("this host did not leave in time; it ends all the same");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static void endWithStdin(MachineHoster hoster) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hoster.answered(line);
            }
        } catch (IOException e) {
            // the end, too
        }
        Runtime.getRuntime().halt(0);
    }

    private static Map<String, String> parse(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown argument "
                                + arguments[i]
                                + "; there are --"
                                + String.join(" --", NAMES));
            }
            given.put(name, arguments[i + 1]);
        }
        return given;
    }

    private static HostSettings settings(Map<String, String> given) {
        Config set = ConfigFactory.parseString(given.getOrDefault("set", ""));
        Map<String, Object> overrides = new HashMap<>();
        if (given.containsKey("containers")) {
            overrides.put("godwit.containers", Integer.parseInt(required(given, "containers")));
        }
        if (given.containsKey("durability")) {
            overrides.put("godwit.durability", required(given, "durability"));
        }
        overrides.put("godwit.host.rehearsal-program", Rehearsed.class.getName());
        JournalProfile journal = JournalProfile.of(required(given, "journal"));
        Config place =
                journal.isElsewhere()
                        ? set
                        : set.withFallback(address(required(given, "journal-address")));
        Config config =
                set.withFallback(ConfigFactory.parseMap(overrides))
                        .withFallback(journal.with(place));
        journal.check(config);
        return new HostSettings(
                required(given, "name"),
                required(given, "vm"),
                Integer.parseInt(required(given, "port")),
                required(given, "seed"),
                HostSettings.PlaneKind.parse(given.getOrDefault("plane", "aeron")),
                Path.of(given.getOrDefault("aeron-dir", "")),
                token(given),
                config);
    }

    private static String token(Map<String, String> given) {
        String token = given.getOrDefault("token", System.getenv(TOKEN_VARIABLE));
        if (token == null || token.isEmpty()) {
            throw new IllegalArgumentException(
                    "the secret of the HTTP interface is missing: environment variable %s (or --token)"
                            .formatted(TOKEN_VARIABLE));
        }
        return token;
    }

    private static Config address(String text) {
        int colon = text.lastIndexOf(':');
        return ConfigFactory.parseMap(
                Map.of(
                        "godwit.journal.host",
                        text.substring(0, Math.max(0, colon)),
                        "godwit.journal.port",
                        Integer.parseInt(text.substring(colon + 1))));
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }
}
