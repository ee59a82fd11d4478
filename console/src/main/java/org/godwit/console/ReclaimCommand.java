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
        name = "reclaim",
        description = {
            "The owner of a host takes it back: its tasks move away at once, the host leaves.",
            "A drain with a short deadline."
        },
        mixinStandardHelpOptions = true)
final class ReclaimCommand implements Callable<Integer> {

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(paramLabel = "HOST", description = "the name of the host")
    private String host = "";

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long it may take (${DEFAULT-VALUE} s)")
    private int deadline;

    ReclaimCommand(ConsoleContext context) {
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
