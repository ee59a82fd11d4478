package org.godwit.console;

import org.godwit.console.client.VmClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(
        name = "rebalance",
        description = "Moves tasks so that all hosts have about the same number.",
        mixinStandardHelpOptions = true)
final class RebalanceCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    RebalanceCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        VmClient client = context.running(vm.port).client();
        return Moves.print(
                context, vm, client, client.rebalance(), "the tasks are spread evenly already");
    }
}
