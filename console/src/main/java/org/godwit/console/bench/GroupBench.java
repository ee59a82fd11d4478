package org.godwit.console.bench;

import org.godwit.console.bench.programs.GroupMeter;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.machine.Machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures the calls of groups of several sizes, with all members on the group server's host and
/// with the members on all hosts, of which there are twice as many in the end.
final class GroupBench {

    static final List<Integer> SIZES = List.of(2, 8, 32, 128, 512, 1000);
    static final List<Integer> FEW_SIZES = List.of(2, 8, 32, 128);

    private static final String SERVER = "pvmgs";
    private static final int CALLS = 12_000;
    private static final int ROUNDS_MAX = 100;

    /// Of each host, before anything is measured there: a host that was just started runs its calls
    /// several times slower, and each of many hosts has to become warm by itself, while they share
    /// the cores.
    private static final int WARMING_MEMBERS = 64;

    private static final int WARMING_ROUNDS = 100;
    private static final int WARMINGS_MAX = 10;

    /// Warm is what is no longer faster than this share of the best time so far.
    private static final double WARM = 0.95;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Machine machine;
    private final VmClient client;
    private final String home;
    private final Transcript transcript;
    private final Consumer<String> progress;

    GroupBench(Machine machine, Transcript transcript, Consumer<String> progress) {
        this.machine = machine;
        this.client = machine.client();
        this.home = machine.hosts().getFirst().name();
        this.transcript = transcript;
        this.progress = progress;
    }

    /// Blocks for some seconds per size.
    GroupResults run(List<Integer> sizes) throws InterruptedException {
        List<GroupSample> samples = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        int hosts = machine.hosts().size();
        for (int spread : List.of(1, hosts, 2 * hosts)) {
            if (spread > hosts) {
                machine.addHosts(spread - hosts);
            }
            warm(spread, sizes.getLast());
            for (int members : sizes) {
                progress.accept("groups: %d members on %d hosts".formatted(members, spread));
                try {
                    samples.add(measure(members, spread));
                } catch (RefusedException e) {
                    failures.add(
                            "%d members on %d hosts: %s"
                                    .formatted(members, spread, e.getMessage()));
                }
            }
        }
        return new GroupResults(samples, failures);
    }

    private void warm(int spread, int mostMembers) throws InterruptedException {
        int members = Math.min(spread * WARMING_MEMBERS, mostMembers);
        double best = Double.MAX_VALUE;
        for (int i = 1; i <= WARMINGS_MAX; i++) {
            bringServerHome();
            double sum =
                    meter(members, WARMING_ROUNDS, spread, "bench-warm-" + spread).values().stream()
                            .mapToDouble(GroupCost::micros)
                            .sum();
            progress.accept(
                    "groups: warming %d hosts: %.1f ms for the three calls"
                            .formatted(spread, sum / 1e3));
            if (i > 1 && sum > WARM * best) {
                return;
            }
            best = Math.min(best, sum);
        }
    }

    private GroupSample measure(int members, int spread) throws InterruptedException {
        bringServerHome();
        int rounds = Math.clamp(CALLS / members, 4, ROUNDS_MAX);
        return new GroupSample(
                spread, members, meter(members, rounds, spread, "bench-" + members + "-" + spread));
    }

    /// The first group call starts the group server, somewhere.
    private void bringServerHome() throws InterruptedException {
        if (server().isEmpty()) {
            meter(2, 1, 1, "bench-first");
        }
        for (TaskLine server : server()) {
            if (!server.hostName().equals(home)) {
                client.move(server.tid(), home);
            }
        }
    }

    private Map<GroupCall, GroupCost> meter(int members, int rounds, int spread, String group)
            throws InterruptedException {
        List<String> argv =
                List.of(
                        Integer.toString(members),
                        Integer.toString(rounds),
                        spread == 1 ? home : "-",
                        group);
        String tid =
                client.spawn(
                                new VmClient.Spawn(
                                        GroupMeter.class.getName(),
                                        argv,
                                        1,
                                        home,
                                        Variant.JOURNALED.label()))
                        .getFirst();
        Map<GroupCall, GroupCost> costs = new EnumMap<>(GroupCall.class);
        String first = transcript.nextLine(tid, PATIENCE);
        if (!first.equals(GroupMeter.READY)) {
            throw new RefusedException(first);
        }
        Work before = Work.soFar(machine);
        for (GroupCall call : GroupCall.values()) {
            double micros = Double.parseDouble(transcript.nextLine(tid, PATIENCE));
            Work after = Work.soFar(machine);
            costs.put(call, GroupCost.of(micros, after.since(before), rounds));
            before = after;
        }
        transcript.awaitEnd(tid, PATIENCE);
        return costs;
    }

    private List<TaskLine> server() {
        return client.tasks().stream().filter(t -> t.program().equals(SERVER)).toList();
    }
}
