package org.godwit.console;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "add",
        description = "Adds hosts (JVMs on this machine) to the virtual machine.",
        mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Machine.READY_PATIENCE.multipliedBy(2);

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "the names of the hosts; without one the next of h1, h2, ...")
    private List<String> names = new ArrayList<>();

    AddCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> wanted = names.isEmpty() ? List.of("") : names;
        int added = 0;
        for (String name : wanted) {
            try {
                add(name);
                added++;
            } catch (RefusedException e) {
                if (wanted.size() == 1) {
                    throw e;
                }
                context.err().println("pvm: " + e.getMessage());
            }
        }
        if (wanted.size() > 1 && !vm.json) {
            context.out().println(added + " successful");
        }
        return added == wanted.size() ? 0 : 1;
    }

    private void add(String name) {
        JsonNode host =
                Control.post(
                        context.running(vm.port),
                        "/add",
                        Json.object().put("name", name),
                        PATIENCE);
        if (vm.json) {
            context.out().println(Json.pretty(host));
        } else {
            VmState.Host added = Json.as(host, VmState.Host.class);
            context.out()
                    .println(
                            "host %s takes work (process %d)".formatted(added.name(), added.pid()));
        }
    }
}
