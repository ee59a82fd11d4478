package org.godwit.console;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.WrongUseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "drain",
        description = "Moves all tasks away from a host, which then leaves the virtual machine.",
        mixinStandardHelpOptions = true)
final class DrainCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(paramLabel = "HOST", description = "the name of the host")
    private String host = "";

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long it may take (${DEFAULT-VALUE} s)")
    private int deadline;

    DrainCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (deadline < 1) {
            throw new WrongUseException("--deadline must be at least 1 second: " + deadline);
        }
        VmClient client = context.running(vm.port).client();
        List<MoveLine> moves = client.drain(host, Duration.ofSeconds(deadline));
        return Moves.print(context, vm, client, moves, "host " + host + " had no tasks");
    }
}
