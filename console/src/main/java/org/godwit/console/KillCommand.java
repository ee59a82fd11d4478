package org.godwit.console;

import org.godwit.task.Tid;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(name = "kill", description = "Ends a task.", mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(paramLabel = "TID", description = "the task, such as t40001")
    private Tid tid = Tid.DAEMON;

    KillCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.running(vm.port).client().kill(tid.toString());
        context.out().println(vm.json ? "{}" : "killed " + tid);
        return 0;
    }
}
