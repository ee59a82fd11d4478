package org.godwit.console.torture;

import org.godwit.cluster.processor.MoveStops;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.machine.TemporaryMachine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Throw-away virtual machines that share a list of crashes: most of a crash is waiting for the
/// failure detector, in which another machine can use the cores.
///
/// @param count how many at once
/// @param hostMain main class of a host
/// @param diary is told what happens, on several threads
public record CrashMachines(int count, String hostMain, Consumer<String> diary) {

    /// Blocks until all crashes are through.
    ///
    /// @return a row for each, in their order
    /// @throws org.godwit.console.client.RefusedException if a machine cannot be started
    public CrashReport run(List<Crash> crashes) throws IOException, InterruptedException {
        Queue<Crash> left = new ConcurrentLinkedQueue<>(crashes);
        Map<Crash, CrashRow> rows = new ConcurrentHashMap<>();
        List<Callable<Void>> machines = new ArrayList<>();
        for (int i = 0; i < Math.min(count, crashes.size()); i++) {
            String name = "crash" + (char) ('a' + i); // small letters only
            machines.add(() -> serve(name, left, rows));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(machines)) {
                each.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
        return new CrashReport(
                rows.entrySet().stream()
                        .sorted(Comparator.comparingInt(row -> crashes.indexOf(row.getKey())))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /// One machine takes crashes until none is left.
    private Void serve(String name, Queue<Crash> left, Map<Crash, CrashRow> rows)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("godwit-stops-");
        MoveStops stops = new MoveStops(folder.toString());
        CrashEverywhere crashes = new CrashEverywhere(stops, diary);
        try (TemporaryMachine temporary =
                new TemporaryMachine(
                        name,
                        1,
                        System.getProperty("java.class.path"),
                        hostMain,
                        List.of(stops.setting()),
                        crashes)) {
            for (Crash crash = left.poll(); crash != null; crash = left.poll()) {
                rows.put(crash, crashes.crash(temporary.machine(), crash));
            }
        } finally {
            left.clear(); // if this one failed, the others need not go through the whole list
            VmDirectory.deleteTree(folder);
        }
        return null;
    }
}
