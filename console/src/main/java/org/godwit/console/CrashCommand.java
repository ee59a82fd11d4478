package org.godwit.console;

import org.godwit.cluster.processor.MovePoint;
import org.godwit.console.client.Json;
import org.godwit.console.torture.Crash;
import org.godwit.console.torture.CrashMachines;
import org.godwit.console.torture.CrashReport;
import org.godwit.console.torture.Victim;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "crash-everywhere",
        description = {
            "Starts throw-away virtual machines, moves a journaled task that counts messages,"
                    + " stops each move at one point and kills (-9) its source, its target or the"
                    + " coordinator there: every point with every one of them.",
            "Ends with 0 only if each time every message was counted once and in order and every"
                    + " task has ended."
        },
        mixinStandardHelpOptions = true)
final class CrashCommand implements Callable<Integer> {

    private static final int MACHINES_MAX = 8;

    private final ConsoleContext context;

    @Option(
            names = "--points",
            paramLabel = "NUMBERS",
            split = ",",
            description = "some points only, such as 4b,5a (all)")
    private List<String> numbers = List.of();

    @Option(
            names = "--kill",
            paramLabel = "WHO",
            split = ",",
            description = "some hosts only: source, target, coordinator (all)")
    private List<String> killed = List.of();

    @Option(
            names = "--machines",
            paramLabel = "N",
            description = "how many virtual machines of four hosts share the work (2)")
    private int machines = 2;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    CrashCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words.within("--machines", machines, 1, MACHINES_MAX);
        List<Crash> crashes = Crash.all(points(), victims());
        CrashReport report =
                new CrashMachines(machines, context.hostMain(), this::diary).run(crashes);
        if (json) {
            context.out().println(Json.pretty(report));
        } else {
            print(report);
        }
        return report.isRight() ? 0 : 1;
    }

    private List<MovePoint> points() {
        List<String> known = Arrays.stream(MovePoint.values()).map(MovePoint::number).toList();
        numbers.forEach(number -> Words.oneOf("--points", number, known));
        return Arrays.stream(MovePoint.values())
                .filter(point -> numbers.isEmpty() || numbers.contains(point.number()))
                .toList();
    }

    private List<Victim> victims() {
        List<String> known = Arrays.stream(Victim.values()).map(Victim::text).toList();
        killed.forEach(word -> Words.oneOf("--kill", word, known));
        return Arrays.stream(Victim.values())
                .filter(victim -> killed.isEmpty() || killed.contains(victim.text()))
                .toList();
    }

    private synchronized void diary(String what) {
        context.err().println("crash-everywhere: " + what);
        context.err().flush();
    }

    private void print(CrashReport report) {
        Table table =
                new Table(
                        "STEP", "POINT", "COME TO BY", "KILLED", "HELD", ">MS", "COUNTED", "MOVE");
        report.rows()
                .forEach(row ->
                        table.row(
                                row.number(),
                                row.point(),
                                row.at(),
                                row.killed(),
                                row.held() ? "yes" : "NO",
                                row.millis(),
                                row.outcome(),
                                row.move()));
        table.lines().forEach(context.out()::println);
        long held = report.rows().stream().filter(row -> row.held()).count();
        context.out()
                .println(
                        "%d of %d crashes held every promise"
                                .formatted(held, report.rows().size()));
    }
}
