package org.godwit.console;

import org.godwit.console.client.HostLine;
import org.godwit.console.client.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "conf",
        description = "Lists the hosts of the virtual machine.",
        mixinStandardHelpOptions = true)
final class ConfCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    ConfCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<HostLine> hosts = context.running(vm.port).client().hosts();
        if (vm.json) {
            context.out().println(Json.pretty(hosts));
        } else {
            Tables.hosts(hosts).forEach(context.out()::println);
        }
        return 0;
    }
}
