package org.godwit.console.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.godwit.cluster.fault.CutLinks.Link;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineSettings;
import org.godwit.console.machine.TemporaryMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A host that runs on behind a partition, when others have long taken its place: the oldest, with
/// master and coordinator, and with a split-brain resolver that will not act.
class FencingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OLD = "h1";
    private static final List<String> OTHERS = List.of("h2", "h3");
    private static final String STABLE_AFTER = "pekko.cluster.split-brain-resolver.stable-after = ";

    @TempDir private Path folder;

    @Test
    void an_old_host_that_runs_on_can_neither_write_nor_be_believed() throws Exception {
        Faults faults = Faults.in(folder);
        CountingFamily.Ears ears = new CountingFamily.Ears();
        List<String> settings =
                Stream.concat(faults.settings().stream(), Stream.of(STABLE_AFTER + "100 s"))
                        .toList();
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        "fencing",
                        1,
                        System.getProperty("java.class.path"),
                        MachineSettings.HOST_MAIN,
                        settings,
                        ears::hear)) {
            Machine machine = temporary.machine();
            for (String other : OTHERS) {
                VmState.Host unused = machine.addHost(other, List.of(STABLE_AFTER + "3 s"));
            }
            CountingFamily inside = CountingFamily.start(machine, ears);
            CountingFamily across = CountingFamily.start(machine, ears);
            bring(machine, inside.all(), OLD);
            bring(machine, List.of(across.receiver()), OLD);

            faults.links().cut(cutOff());
            await().atMost(PATIENCE)
                    .until(() -> {
                        var places = places(machine, OTHERS.getFirst());
                        return places.keySet().containsAll(inside.all())
                                && places.keySet().containsAll(across.all())
                                && OTHERS.containsAll(places.values());
                    });
            await().atMost(PATIENCE).until(() -> machine.fencedWrites() > 0);
            assertThat(names(machine)).as("the old host runs on").contains(OLD);

            faults.links().heal();
            await().atMost(PATIENCE).until(() -> !names(machine).contains(OLD));
            assertThat(inside.finish()).isEmpty();
            assertThat(across.finish()).isEmpty();
            System.out.printf(
                    "%s; %s; %d writes fenced%n",
                    inside.said(), across.said(), machine.fencedWrites());
        }
    }

    private static List<Link> cutOff() {
        return OTHERS.stream()
                .flatMap(other -> Stream.of(new Link(OLD, other), new Link(other, OLD)))
                .toList();
    }

    private static Set<String> names(Machine machine) {
        return machine.hosts().stream().map(VmState.Host::name).collect(Collectors.toSet());
    }

    private static void bring(Machine machine, List<String> tids, String host) {
        for (String tid : tids) {
            await().atMost(PATIENCE)
                    .ignoreException(RefusedException.class)
                    .until(() -> {
                        if (host.equals(places(machine, host).get(tid))) {
                            return true;
                        }
                        var unused = machine.client().move(tid, host);
                        return false;
                    });
        }
    }

    /// Where the tasks are in the eyes of a host.
    private static Map<String, String> places(Machine machine, String inTheEyesOf) {
        try {
            return machine.client(inTheEyesOf).tasks().stream()
                    .collect(Collectors.toMap(TaskLine::tid, TaskLine::hostName));
        } catch (RefusedException _) {
            return Map.of();
        }
    }
}
