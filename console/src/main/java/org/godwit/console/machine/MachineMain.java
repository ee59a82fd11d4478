package org.godwit.console.machine;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The machine process in the background. Its one argument is a file with [MachineSettings]; what
/// it does is told by the [VmState] in its directory.
public final class MachineMain {

    private static final Duration FOLLOW_MAX = Duration.ofSeconds(30);
    private static final int TOKEN_BYTES = 24;

    /// The exit code of a machine process that found its port in use.
    public static final int PORT_IN_USE = 4;

    private final MachineSettings settings;
    private final VmDirectory directory;
    private final EventRing ring = new EventRing();
    private final CountDownLatch halted = new CountDownLatch(1);
    private final VmState starting;
    private volatile Optional<Machine> serving = Optional.empty();

    private MachineMain(MachineSettings settings) {
        this.settings = settings;
        directory = new VmDirectory(settings.path());
        starting =
                new VmState(
                        settings.vm(),
                        VmState.STARTING,
                        "",
                        ProcessHandle.current().pid(),
                        settings.port(),
                        freshToken(),
                        List.of());
    }

    public static void main(String[] args) throws Exception {
        String json = Files.readString(Path.of(args[0]));
        System.exit(new MachineMain(MachineSettings.of(json)).run());
    }

    /// A secret that nobody guesses.
    public static String freshToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private int run() throws IOException, InterruptedException {
        ControlServer bound;
        try {
            bound = bind();
        } catch (IOException _) {
            // Somebody was quicker; the state in the directory may be his.
            return PORT_IN_USE;
        }
        try (ControlServer control = bound) {
            directory.write(starting);
            try (Machine machine = Machine.start(settings, starting.token(), this::note)) {
                serve(control, machine);
                machine.addHosts(settings.hosts());
                serving = Optional.of(machine);
                remember(machine);
                Thread.ofVirtual().start(() -> haltWhenAsked(machine));
                machine.awaitHalt();
            }
            forget();
            return 0;
        } catch (RefusedException e) {
            directory.write(starting.refused(String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private void haltWhenAsked(Machine machine) {
        try {
            halted.await();
            machine.halt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private ControlServer bind() throws IOException {
        Object who =
                Map.of(
                        "godwit", settings.vm(),
                        "pid", starting.pid(),
                        "directory", settings.directory());
        return ControlServer.bind(settings.port(), starting.token(), who);
    }

    private void serve(ControlServer control, Machine machine) {
        control.on("/journal", (_, _) -> machine.journal());
        control.on("/hosts", (_, _) -> machine.hosts());
        control.on("/add", (body, _) -> add(machine, body.path("name").asText()));
        control.on("/halt", (_, _) -> halt(machine));
        control.on("/last", (_, _) -> Map.of("last", ring.last()));
        control.on("/events", (_, query) -> follow(query));
    }

    private VmState.Host add(Machine machine, String name) throws InterruptedException {
        VmState.Host host = machine.addHost(name);
        remember(machine);
        return host;
    }

    /// Hosts that have died stay in the state: whoever asks them notices and asks the next.
    private synchronized void remember(Machine machine) {
        if (serving.isPresent()) {
            directory.write(starting.ready(machine.hosts()));
        }
    }

    private synchronized void forget() throws IOException {
        serving = Optional.empty();
        directory.deleteState();
    }

    private List<VmState.Host> halt(Machine machine) {
        List<VmState.Host> hosts = machine.hosts();
        halted.countDown();
        return hosts;
    }

    private JsonNode follow(Map<String, String> query) throws InterruptedException {
        return ring.after(Long.parseLong(query.getOrDefault("after", "0")), FOLLOW_MAX);
    }

    private void note(MachineEvent event) {
        ring.add(event);
        boolean otherHosts =
                event instanceof MachineEvent.HostReady || event instanceof MachineEvent.HostLeft;
        if (otherHosts) {
            // a task may have added it, or removed it
            serving.ifPresent(machine -> Thread.ofVirtual().start(() -> remember(machine)));
        }
        System.out.println(event);
    }
}
