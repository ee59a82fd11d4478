package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.conformance.Conformance;
import org.godwit.console.conformance.ConformanceProgram;
import org.godwit.console.conformance.ListedDifferences;
import org.godwit.console.conformance.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "conformance",
        description = {
            "Runs programs that ask a PVM hundreds of questions, each on a throw-away virtual"
                    + " machine, and compares the answers with those of PVM 3.4.6.",
            "Ends with 0 only if every answer that PVM promises is the same, and every other one"
                    + " is, or is listed in docs/differences.md."
        },
        mixinStandardHelpOptions = true)
final class ConformanceCommand implements Callable<Integer> {

    private static final int HOSTS_MAX = 16;

    private final ConsoleContext context;

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many hosts, each a JVM (${DEFAULT-VALUE})")
    private int hosts;

    @Option(
            names = "--move-everywhere",
            description = "move every task to another host at each of its calls; at least 2 hosts")
    private boolean moveEverywhere;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Parameters(
            paramLabel = "PROGRAM",
            arity = "0..*",
            description = "such as o1_pack; all if there is none")
    private List<String> names = new ArrayList<>();

    ConformanceCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words.within("--hosts", hosts, moveEverywhere ? 2 : 1, HOSTS_MAX);
        List<ConformanceProgram> all = ConformanceProgram.all();
        List<String> known = all.stream().map(ConformanceProgram::name).toList();
        if (known.isEmpty()) {
            throw new RefusedException("no conformance programs are in this build");
        }
        names.forEach(name -> Words.oneOf("PROGRAM", name, known));
        Conformance conformance = new Conformance(hosts, moveEverywhere, context.hostMain());
        ListedDifferences listed = ListedDifferences.ofThisBuild();
        List<Verdict> verdicts = new ArrayList<>();
        for (ConformanceProgram program : all) {
            if (names.isEmpty() || names.contains(program.name())) {
                if (moveEverywhere && !conformance.moves(program)) {
                    context.err()
                            .println(
                                    "pvm: %s begins on one host and is not moved"
                                            .formatted(program.name()));
                }
                Verdict verdict = conformance.run(program, listed);
                verdicts.add(verdict);
                if (!json) {
                    verdict.lines().forEach(context.out()::println);
                }
            }
        }
        if (json) {
            context.out().println(Json.pretty(verdicts));
        }
        return verdicts.stream().allMatch(Verdict::isRight) ? 0 : 1;
    }
}
