package org.godwit.console.bench;

import org.godwit.console.bench.programs.Asker;
import org.godwit.console.bench.programs.Keeper;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineListener;
import org.godwit.console.machine.MachineMain;
import org.godwit.console.machine.MachineSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A virtual machine for one part of the bench, with tasks that keep a state and tasks that ask for
/// it. It is gone afterwards, also after Ctrl-C.
final class BenchMachine implements AutoCloseable {

    private static final String VM = "bench";
    private static final int CONTAINERS = 192;

    /// Each task knows those that were spawned together with it.
    private static final int SPAWNED_TOGETHER = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path directory;
    private final Transcript transcript = new Transcript();
    private final Machine machine;
    private final Thread ending;

    /// Blocks until the hosts are ready.
    ///
    /// @param journal the profile; what it needs is in `set`
    /// @param listener is told what happens, beside others
    BenchMachine(
            BenchSettings settings,
            int hosts,
            String journal,
            List<String> set,
            MachineListener listener)
            throws IOException, InterruptedException {
        directory = Files.createTempDirectory("godwit-bench-");
        machine =
                Machine.start(
                        new MachineSettings(
                                        VM,
                                        0,
                                        directory.toString(),
                                        0,
                                        journal,
                                        "",
                                        "aeron",
                                        Variant.JOURNALED.label(),
                                        CONTAINERS,
                                        settings.classPath(),
                                        settings.hostMain())
                                .with(set),
                        MachineMain.freshToken(),
                        event -> {
                            transcript.on(event);
                            listener.on(event);
                        });
        ending = Thread.ofPlatform().unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(ending);
        machine.addHosts(hosts);
    }

    /// A host will be killed.
    void expectDeath(String host) {
        transcript.expectDeath(host);
    }

    Machine machine() {
        return machine;
    }

    VmClient client() {
        return machine.client();
    }

    Path directory() {
        return directory;
    }

    List<String> hosts() {
        return machine.hosts().stream().map(VmState.Host::name).toList();
    }

    /// Starts tasks with a state of so many bytes each and waits until they have it.
    List<String> keepers(int count, int bytes, String host, Variant variant)
            throws InterruptedException {
        List<String> tids = new ArrayList<>();
        while (tids.size() < count) {
            int more = Math.min(SPAWNED_TOGETHER, count - tids.size());
            tids.addAll(
                    client().spawn(
                                    new VmClient.Spawn(
                                            Keeper.class.getName(),
                                            List.of(Integer.toString(bytes)),
                                            more,
                                            host,
                                            variant.label())));
        }
        return tids;
    }

    /// Starts a task that asks the keepers, on a host.
    ///
    /// @param what `each`, `turns` or `stream`
    String asker(String what, int bytes, long number, List<String> keepers, String host) {
        List<String> argv = new ArrayList<>();
        argv.add(what);
        argv.add(Integer.toString(bytes));
        argv.add(Long.toString(number));
        keepers.forEach(tid -> argv.add(Integer.toString(Integer.parseInt(tid.substring(1), 16))));
        return client().spawn(
                        new VmClient.Spawn(
                                Asker.class.getName(), argv, 1, host, Variant.MIGRATABLE.label()))
                .getFirst();
    }

    /// The numbers that an asker printed. Blocks until it has ended.
    ///
    /// @throws RefusedException if it did not come to its end
    double[] figures(String asker) throws InterruptedException {
        String line = transcript.lastLine(asker, PATIENCE);
        try {
            return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException _) {
            throw new RefusedException(line);
        }
    }

    @Override
    public void close() {
        Bench.removeHook(ending);
        end();
    }

    private void end() {
        machine.close();
        try {
            VmDirectory.deleteTree(directory);
        } catch (IOException _) {
            // a host that is being killed may still write; what is left lies in the temp directory
        }
    }
}
