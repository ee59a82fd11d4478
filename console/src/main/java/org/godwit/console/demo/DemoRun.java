package org.godwit.console.demo;

import org.godwit.console.Figures;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.demo.DemoView.Health;
import org.godwit.console.machine.Machine;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Does the steps of the demo on a machine. Every step has a deadline; what does not happen by then
/// ends the demo with a [RefusedException] that names it.
final class DemoRun {

    private static final Duration RUN_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STEP_PATIENCE = Duration.ofMinutes(1);
    private static final Duration BY_ITSELF_PATIENCE = Duration.ofSeconds(3);
    private static final int POLL_MILLIS = 50;

    private final DemoSettings settings;
    private final Machine machine;
    private final VmClient client;
    private final DemoBoard board;
    private String master = "";
    private String undisturbed = "";
    private String disturbed = "";
    private String newest = "";
    private int lastMoved = -1;
    private long startMillis;

    DemoRun(DemoSettings settings, Machine machine, DemoBoard board) {
        this.settings = settings;
        this.machine = machine;
        this.client = machine.client();
        this.board = board;
    }

    void perform(List<DemoStep> script) throws InterruptedException {
        for (DemoStep step : script) {
            perform(step);
        }
    }

    private void perform(DemoStep step) throws InterruptedException {
        switch (step) {
            case DemoStep.StartHosts start -> startHosts(start.count());
            case DemoStep.RunUndisturbed _ -> {
                begin("the undisturbed run", 0);
                undisturbed = awaitResult();
            }
            case DemoStep.BeginDisturbed _ ->
                    begin("the disturbed run", settings.pauseMillis(startMillis));
            case DemoStep.Train train -> train(train.epochs());
            case DemoStep.MoveWorker _ -> moveWorker();
            case DemoStep.AddHost _ -> addHost();
            case DemoStep.DrainHost _ -> drainHost();
            case DemoStep.KillHost _ -> killHost();
            case DemoStep.AwaitResult _ -> disturbed = awaitResult();
        }
    }

    private void startHosts(int count) throws InterruptedException {
        long begin = System.nanoTime();
        board.happened("starting " + Figures.count(count, "host"));
        machine.addHosts(count);
        startMillis = (System.nanoTime() - begin) / 1_000_000;
    }

    /// The result of the run that nobody touched, or nothing yet.
    String undisturbed() {
        return undisturbed;
    }

    String disturbed() {
        return disturbed;
    }

    private void begin(String what, int pauseMillis) throws InterruptedException {
        List<String> arguments = settings.arguments(pauseMillis);
        String command = DemoSettings.PROGRAM + " " + String.join(" ", arguments);
        board.begins("%s: %s".formatted(what, command));
        master =
                client.spawn(
                                new VmClient.Spawn(
                                        DemoSettings.PROGRAM, arguments, 1, "", "journaled"))
                        .getFirst();
        await(
                STEP_PATIENCE,
                "the " + settings.workers() + " workers of " + master + " to be there",
                () -> isOver() || workers().size() == settings.workers());
    }

    private String awaitResult() throws InterruptedException {
        await(RUN_PATIENCE, "the result of " + master, this::isOver);
        return board.result(master)
                .orElseThrow(() -> new RefusedException("there is no result: " + whyOver()));
    }

    private boolean isOver() {
        return board.end(master).isPresent();
    }

    private String whyOver() {
        return board.end(master)
                .map(end -> "task %s ended: %s %s".formatted(master, end.end(), end.reason()))
                .orElse("task " + master + " is still running");
    }

    private void train(int more) throws InterruptedException {
        int goal = board.epoch() + more;
        await(
                STEP_PATIENCE,
                "epoch " + goal + " of " + master,
                () -> {
                    stillTraining();
                    return board.epoch() >= goal;
                });
    }

    private void stillTraining() {
        if (isOver()) {
            throw new RefusedException(
                    "the training was over before all was done to it (%s); let it take longer, as with --epochs %d --seconds %d"
                            .formatted(
                                    whyOver(), 2 * settings.epochs(), 2 * settings.watchSeconds()));
        }
    }

    private void moveWorker() throws InterruptedException {
        await(
                STEP_PATIENCE,
                "a worker to be moved",
                () -> {
                    stillTraining();
                    return moveNextWorker();
                });
    }

    private boolean moveNextWorker() {
        List<TaskLine> workers = workers();
        lastMoved++;
        TaskLine worker = workers.get(lastMoved % workers.size());
        HostLine target =
                best(
                        hosts().stream().filter(host -> !host.tid().equals(worker.host())).toList(),
                        host -> -host.tasks());
        board.happened("order: move %s to %s".formatted(worker.tid(), target.name()));
        List<MoveLine> reports = client.move(worker.tid(), target.name());
        board.moved(reports);
        return reports.stream().anyMatch(MoveLine::isDone);
    }

    private void addHost() throws InterruptedException {
        board.happened("a fourth host is started");
        VmState.Host host = machine.addHost("");
        newest = host.name();
        if (gotWorkByItself()) {
            int count = Math.toIntExact(tasksOn(newest));
            board.movedByItself(count);
            board.happened(
                    "host %s has got %s by itself".formatted(newest, Figures.count(count, "task")));
            return;
        }
        board.happened("order: rebalance");
        board.moved(client.rebalance());
        await(STEP_PATIENCE, "host " + newest + " to get work", () -> tasksOn(newest) > 0);
    }

    private boolean gotWorkByItself() throws InterruptedException {
        long deadline = System.nanoTime() + BY_ITSELF_PATIENCE.toNanos();
        while (tasksOn(newest) == 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    private void drainHost() throws InterruptedException {
        stillTraining();
        HostLine host = victim(line -> line.name().equals(newest) ? -1_000 : 0);
        board.happened("order: drain host " + host.name());
        board.moved(client.drain(host.name(), STEP_PATIENCE));
        await(
                STEP_PATIENCE,
                "host " + host.name() + " to leave",
                () -> board.health(host.name()) == Health.LEFT);
    }

    private void killHost() throws InterruptedException {
        stillTraining();
        HostLine host = victim(_ -> 0);
        List<String> lost = tasks().stream().filter(on(host)).map(TaskLine::tid).toList();
        board.happened(
                "kill -9 of host %s (process %d) with %s"
                        .formatted(host.name(), host.pid(), String.join(", ", lost)));
        long begin = System.nanoTime();
        machine.kill(host.name());
        await(
                STEP_PATIENCE,
                "the tasks of host " + host.name() + " to come back elsewhere",
                () -> areElsewhere(lost, host));
        board.happened(
                "%s back on other hosts after %s"
                        .formatted(
                                Figures.count(lost.size(), "task"),
                                Figures.time((System.nanoTime() - begin) / 1_000)));
    }

    private boolean areElsewhere(List<String> tids, HostLine dead) {
        List<String> elsewhere =
                tasks().stream().filter(on(dead).negate()).map(TaskLine::tid).toList();
        return isOver() || elsewhere.containsAll(tids);
    }

    private static Predicate<TaskLine> on(HostLine host) {
        return task -> task.host().equals(host.tid());
    }

    /// A host with many workers, if possible without the master.
    private HostLine victim(ToLongFunction<HostLine> extra) {
        List<TaskLine> tasks = tasks();
        return best(
                hosts(),
                host -> {
                    boolean hasMaster =
                            tasks.stream().filter(on(host)).anyMatch(t -> t.tid().equals(master));
                    long workers = workers(tasks).stream().filter(on(host)).count();
                    return (workers == 0 ? -500 : workers - (hasMaster ? 100 : 0))
                            + extra.applyAsLong(host);
                });
    }

    private static HostLine best(List<HostLine> hosts, ToLongFunction<HostLine> worth) {
        return hosts.stream()
                .max(Comparator.comparingLong(worth))
                .orElseThrow(() -> new RefusedException("there is no other host"));
    }

    private List<HostLine> hosts() {
        return client.hosts().stream().filter(host -> host.state().equals("ready")).toList();
    }

    private List<TaskLine> tasks() {
        return client.tasks();
    }

    private List<TaskLine> workers() {
        return workers(tasks());
    }

    private List<TaskLine> workers(List<TaskLine> tasks) {
        return tasks.stream().filter(task -> task.parent().equals(master)).toList();
    }

    private long tasksOn(String host) {
        return tasks().stream().filter(task -> task.hostName().equals(host)).count();
    }

    private void await(Duration patience, String what, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException(
                        "waited %d s in vain for %s; what each task does:%n%s"
                                .formatted(
                                        patience.toSeconds(),
                                        what,
                                        String.join("\n", client.processors().values())));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
