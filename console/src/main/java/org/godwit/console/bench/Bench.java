package org.godwit.console.bench;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineMain;
import org.godwit.console.machine.MachineSettings;
import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.server.JournalServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A run of the bench, on a virtual machine of its own, where one is needed, that is gone
/// afterwards, also after Ctrl-C.
public final class Bench {

    private static final String VM = "bench";
    private static final int HOSTS = 3;
    private static final int CONTAINERS = 192;

    private final BenchSettings settings;
    private final Consumer<String> progress;

    /// @param progress is told what happens now, a line each
    public Bench(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Blocks for minutes.
    ///
    /// @throws RefusedException if the virtual machine could not be started
    public BenchReport run() throws IOException, InterruptedException {
        BenchReport report =
                settings.parts().stream().anyMatch(Part::needsMachine)
                        ? onOwnMachine()
                        : BenchReport.empty();
        if (settings.parts().contains(Part.JOURNAL)) {
            report = report.with(new JournalBench(settings, progress).run());
        }
        if (settings.parts().contains(Part.RECOVERY)) {
            report = report.with(new RecoveryBench(settings, progress).run());
        }
        if (settings.parts().contains(Part.DRAIN)) {
            report = report.with(new DrainBench(settings, progress).run());
        }
        return settings.parts().contains(Part.OVERHEAD)
                ? report.with(new OverheadBench(settings, progress).run())
                : report;
    }

    private BenchReport onOwnMachine() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("godwit-bench-");
        Thread deletion = Thread.ofPlatform().unstarted(() -> delete(directory));
        Runtime.getRuntime().addShutdownHook(deletion);
        try (JournalServer journal =
                JournalServer.start(
                        directory.resolve("journal"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        FsyncMode.EVERY_COMMIT,
                        JournalLimits.defaults())) {
            return onMachine(directory, journal.address().getPort());
        } finally {
            delete(directory);
            removeHook(deletion);
        }
    }

    private BenchReport onMachine(Path directory, int journalPort)
            throws IOException, InterruptedException {
        String address = InetAddress.getLoopbackAddress().getHostAddress();
        progress.accept("starting a virtual machine of %d hosts".formatted(HOSTS));
        Transcript transcript = new Transcript();
        Speeds speeds = new Speeds();
        MachineSettings machineSettings =
                new MachineSettings(
                        VM,
                        0,
                        directory.resolve("vm").toString(),
                        0,
                        "embedded",
                        address + ":" + journalPort,
                        "aeron",
                        "journaled",
                        CONTAINERS,
                        settings.classPath(),
                        settings.hostMain());
        try (Machine machine =
                Machine.start(
                        machineSettings,
                        MachineMain.freshToken(),
                        event -> {
                            transcript.on(event);
                            speeds.on(event);
                        })) {
            Thread ending = Thread.ofPlatform().unstarted(machine::close);
            Runtime.getRuntime().addShutdownHook(ending);
            try {
                machine.addHosts(HOSTS);
                return measured(
                        machine,
                        transcript,
                        speeds,
                        directory,
                        ClientSettings.defaults(address, journalPort));
            } finally {
                removeHook(ending);
            }
        }
    }

    private BenchReport measured(
            Machine machine,
            Transcript transcript,
            Speeds speeds,
            Path directory,
            ClientSettings journal)
            throws IOException, InterruptedException {
        String missing = settings.realPvm() ? RealPvm.missing() : "left out (--no-pvm)";
        var measurements = Measurement.of(settings.parts());
        Results results = new Results();
        Optional<Calibration> calibration = Optional.empty();
        if (!measurements.isEmpty()) {
            Optional<Meters> pvm = Optional.empty();
            if (missing.isEmpty()) {
                progress.accept("starting two daemons of the real PVM");
                pvm = Optional.of(RealPvm.start(Files.createDirectory(directory.resolve("pvm"))));
            }
            try (Meters godwit = new GodwitMeters(machine, transcript)) {
                Rounds rounds = new Rounds(settings, measurements, godwit, pvm, progress);
                calibration = Optional.of(rounds.run(results, journal));
            } finally {
                pvm.ifPresent(Meters::close);
            }
        }
        Optional<MovesReport> moves = Optional.empty();
        if (settings.parts().contains(Part.MOVE)) {
            moves = Optional.of(moves(machine, transcript, speeds));
        }
        Optional<GroupResults> groups = Optional.empty();
        if (settings.parts().contains(Part.GROUPS)) {
            groups =
                    Optional.of(
                            new GroupBench(machine, transcript, progress)
                                    .run(
                                            settings.isBrief()
                                                    ? GroupBench.FEW_SIZES
                                                    : GroupBench.SIZES));
        }
        return new BenchReport(
                measurements,
                results,
                calibration,
                moves,
                groups,
                Optional.empty(),
                List.of(),
                missing);
    }

    private MovesReport moves(Machine machine, Transcript transcript, Speeds speeds)
            throws IOException, InterruptedException {
        progress.accept("moving");
        MoveResults first;
        MoveResults warm;
        try (MoveBench bench = new MoveBench(machine)) {
            first = bench.run(settings.firstMoves());
            bench.run(settings.warmUpMoves());
            warm = bench.run(settings.moves());
        }
        LoadMoves loads =
                new LoadBench(machine, settings.classPath(), progress)
                        .run(settings.loads(), settings.warmUpMoves(), settings.loadMoves());
        YieldResults yields =
                new YieldBench(machine, transcript, speeds, progress)
                        .run(settings.yields(), settings.yieldRounds());
        return new MovesReport(first, warm, loads, yields);
    }

    static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is going down: the hook runs anyway
        }
    }

    private static void delete(Path directory) {
        try {
            VmDirectory.deleteTree(directory);
        } catch (IOException _) {
            // a host that is being killed may still write; what is left lies in the temp directory
        }
    }
}
