package org.godwit.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.godwit.cluster.host.Hoster;
import org.godwit.host.HostFate;
import org.godwit.host.HostLine;
import org.godwit.task.Tid;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Has hosts started by the machine process: asks on standard output, is answered on standard
/// input. Every name gives a JVM on this machine, but one with dots in it is to be a host's: it has
/// to have an address. Of a host line's options only the speed counts. Thread-safe.
final class MachineHoster implements Hoster {

    private static final Tid NUMBERED_BY_THE_MASTER = new Tid(0);

    private final EventLines lines;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<HostFate>> waiting = new ConcurrentHashMap<>();

    MachineHoster(EventLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<HostFate> start(HostLine host) {
        CompletableFuture<HostFate> fate = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("hoster").start(() -> start(host, fate));
        return fate;
    }

    private void start(HostLine host, CompletableFuture<HostFate> fate) {
        if (host.name().contains(".") && !hasAddress(host.name())) {
            fate.complete(
                    HostFate.refused(
                            HostFate.Kind.NO_SUCH_HOST,
                            "'%s' has no address".formatted(host.name())));
            return;
        }
        long id = ids.incrementAndGet();
        waiting.put(id, fate);
        lines.start(id, host.name(), List.of("godwit.host.speed = " + host.speed()));
    }

    private static boolean hasAddress(String name) {
        try {
            return InetAddress.getAllByName(name).length > 0;
        } catch (UnknownHostException _) {
            return false;
        }
    }

    @Override
    public void halt() {
        lines.halt();
    }

    /// A line of the machine process: `{"id": n, "refused": "why not"}`; others mean nothing.
    void answered(String line) {
        try {
            JsonNode answer = json.readTree(line);
            CompletableFuture<HostFate> fate = waiting.remove(answer.path("id").asLong());
            String refused = answer.path("refused").asText();
            if (fate != null) {
                fate.complete(
                        refused.isEmpty()
                                ? HostFate.done(NUMBERED_BY_THE_MASTER)
                                : HostFate.refused(HostFate.Kind.CANNOT_START, refused));
            }
        } catch (JsonProcessingException _) {
            // nothing that was asked for
        }
    }
}
