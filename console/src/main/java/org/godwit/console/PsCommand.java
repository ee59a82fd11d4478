package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.TaskLine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "ps",
        description = "Lists the tasks of the virtual machine.",
        mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Option(
            names = {"-n", "--host"},
            paramLabel = "HOST",
            defaultValue = "",
            description = "only those on this host")
    private String host = "";

    @Option(
            names = {"-a", "-l", "-x"},
            description = "PVM's words for all hosts and all columns, which are shown anyhow")
    private boolean[] all = {};

    PsCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<TaskLine> tasks =
                context.running(vm.port).client().tasks().stream()
                        .filter(t -> host.isEmpty() || t.hostName().equals(host))
                        .toList();
        if (vm.json) {
            context.out().println(Json.pretty(tasks));
        } else {
            Tables.tasks(tasks).forEach(context.out()::println);
        }
        return 0;
    }
}
