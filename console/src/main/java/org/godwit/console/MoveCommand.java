package org.godwit.console;

import org.godwit.console.client.VmClient;
import org.godwit.task.Tid;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "move",
        description = "Moves a task to another host while it runs.",
        mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(paramLabel = "TID", description = "the task, such as t40001")
    private Tid tid = Tid.DAEMON;

    @Option(
            names = "--to",
            paramLabel = "HOST",
            defaultValue = "",
            description = "the name of the host to go to; without it the least loaded other one")
    private String to = "";

    MoveCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        VmClient client = context.running(vm.port).client();
        return Moves.print(context, vm, client, client.move(tid.toString(), to), "nothing to move");
    }
}
