package org.godwit.console;

import org.godwit.console.client.TaskLine;
import org.godwit.console.client.VmClient;
import org.godwit.task.Tid;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

@Command(name = "kill", description = "Ends tasks.", mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Option(names = "-c", description = "not these tasks, but their children")
    private boolean children;

    @Parameters(arity = "1..*", paramLabel = "TID", description = "a task, such as t40001")
    private List<Tid> tids = List.of();

    KillCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        VmClient client = context.running(vm.port).client();
        List<String> asked = tids.stream().map(Tid::toString).toList();
        List<String> ended =
                children
                        ? client.tasks().stream()
                                .filter(t -> asked.contains(t.parent()))
                                .map(TaskLine::tid)
                                .toList()
                        : asked;
        for (String tid : ended) {
            client.kill(tid);
            context.out().println(vm.json ? "{}" : "killed " + tid);
        }
        return 0;
    }
}
