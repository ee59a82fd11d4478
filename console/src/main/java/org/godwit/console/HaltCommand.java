package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Command(
        name = "halt",
        description = "Ends the virtual machine with all its tasks, hosts and processes.",
        mixinStandardHelpOptions = true)
final class HaltCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    HaltCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        VmState state = context.running(vm.port);
        JsonNode hosts = Control.post(state, "/halt", Json.object(), PATIENCE);
        awaitEnd(state);
        context.out()
                .println(
                        vm.json
                                ? Json.pretty(hosts)
                                : "halted the virtual machine on port %d (%s)"
                                        .formatted(vm.port, Figures.count(hosts.size(), "host")));
        return 0;
    }

    private void awaitEnd(VmState state) throws InterruptedException {
        CompletableFuture<?> end =
                ProcessHandle.of(state.pid())
                        .<CompletableFuture<?>>map(ProcessHandle::onExit)
                        .orElse(CompletableFuture.completedFuture(null));
        try {
            end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RefusedException(
                    "the machine process %d has not ended within %d s; its log is %s"
                            .formatted(
                                    state.pid(),
                                    PATIENCE.toSeconds(),
                                    context.directory(vm.port).machineLog()),
                    e);
        }
    }
}
