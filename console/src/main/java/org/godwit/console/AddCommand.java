package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.concurrent.Callable;

@Command(
        name = "add",
        description = "Adds a host (a JVM on this machine) to the virtual machine.",
        mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Machine.READY_PATIENCE.multipliedBy(2);

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "",
            description = "the name of the host; without it the next of h1, h2, ...")
    private String name = "";

    AddCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        JsonNode host = Control.post(context.running(vm.port), "/add", name(), PATIENCE);
        if (vm.json) {
            context.out().println(Json.pretty(host));
        } else {
            VmState.Host added = Json.as(host, VmState.Host.class);
            context.out()
                    .println(
                            "host %s takes work (process %d)".formatted(added.name(), added.pid()));
        }
        return 0;
    }

    private JsonNode name() {
        return Json.object().put("name", name);
    }
}
