package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.MachineSettings;
import org.godwit.task.Tid;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "start",
        description = {
            "Starts a virtual machine on this machine, in the background, with an empty journal.",
            "It runs until ./pvm halt."
        },
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    private static final int HOSTS_MAX = 64;

    private final ConsoleContext context;

    @Mixin private final VmOptions vm = new VmOptions();

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many hosts, each a JVM (${DEFAULT-VALUE})")
    private int hosts;

    @Option(
            names = "--journal",
            paramLabel = "PROFILE",
            defaultValue = "embedded",
            description = "embedded, h2 or postgresql (${DEFAULT-VALUE})")
    private String journal = "";

    @Option(
            names = "--journal-address",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description =
                    "a journal server that runs already (embedded, h2); without it one is started")
    private String journalAddress = "";

    @Option(
            names = "--plane",
            paramLabel = "PLANE",
            defaultValue = "",
            description =
                    "what carries messages between hosts: aeron or artery (aeron; with --tls"
                            + " artery)")
    private String plane = "";

    @Option(
            names = "--tls",
            paramLabel = "DIR",
            defaultValue = "",
            description =
                    "hosts talk TLS and let only those join that have a certificate of the same"
                            + " authority; DIR is made by ./pvm certs")
    private String tls = "";

    @Option(
            names = "--durability",
            paramLabel = "D",
            defaultValue = "journaled",
            description =
                    "of tasks that do not say otherwise: journaled or migratable"
                            + " (${DEFAULT-VALUE})")
    private String durability = "";

    @Option(
            names = "--containers",
            paramLabel = "N",
            defaultValue = "256",
            description = "how many tasks can move independently (${DEFAULT-VALUE})")
    private int containers;

    @Option(
            names = "--cp",
            paramLabel = "PATH",
            defaultValue = "",
            description = "a class path with programs of your own")
    private String classPath = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "a setting of the hosts, such as godwit.move.yield-deadline=10s (as often as"
                            + " needed)")
    private List<String> set = List.of();

    StartCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        VmDirectory directory = context.directory(Words.port(vm.port));
        List<String> lines = new ArrayList<>(JournalOptions.quoted(set));
        HostSecurity.tlsLine(tls).ifPresent(lines::add);
        Words.settings(lines);
        String carrier = HostSecurity.plane(plane, lines);
        MachineSettings settings = settings(directory, carrier).with(lines);
        JournalOptions.check(journal, journalAddress, lines);
        HostSecurity.check(carrier, lines);
        VmState state = new MachineStart(directory, settings).run();
        context.out().println(vm.json ? Json.pretty(state.hosts()) : summary(state, directory));
        return 0;
    }

    private MachineSettings settings(VmDirectory directory, String carrier) {
        return new MachineSettings(
                "vm" + vm.port,
                vm.port,
                directory.path().toAbsolutePath().toString(),
                Words.within("--hosts", hosts, 1, HOSTS_MAX),
                Words.oneOf("--journal", journal, JournalOptions.PROFILES),
                journalAddress.isEmpty() ? "" : Words.address("--journal-address", journalAddress),
                carrier,
                Words.durability(durability),
                Words.within("--containers", containers, 1, Tid.CONTAINER_MAX),
                Words.hostClassPath(classPath),
                context.hostMain());
    }

    private static String summary(VmState state, VmDirectory directory) {
        Table table = new Table("HOST", ">PID");
        state.hosts().forEach(host -> table.row(host.name(), host.pid()));
        return "virtual machine %s on port %d, machine process %d, state and logs in %s%n%s"
                .formatted(
                        state.vm(),
                        state.port(),
                        state.pid(),
                        directory.path(),
                        String.join(System.lineSeparator(), table.lines()));
    }
}
