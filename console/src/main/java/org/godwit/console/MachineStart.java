package org.godwit.console;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.HostJvm;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineMain;
import org.godwit.console.machine.MachineSettings;
import org.godwit.console.machine.PortOwner;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts a machine process in the background and waits until its hosts take work.
record MachineStart(VmDirectory directory, MachineSettings settings) {

    private static final int POLL_MILLIS = 20;

    VmState run() throws IOException, InterruptedException {
        refuseIfPortInUse();
        directory.create();
        directory.deleteState();
        Files.writeString(directory.settings(), settings.json());
        Process process =
                new ProcessBuilder(command())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(directory.machineLog().toFile())
                        .start();
        Thread atExit = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        VmState ready = awaitReady(process);
        Runtime.getRuntime().removeShutdownHook(atExit);
        return ready;
    }

    private void refuseIfPortInUse() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket probe = new ServerSocket()) {
            // As the control server does: a connection of before in TIME_WAIT is no owner.
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(loopback, settings.port()));
        } catch (IOException e) {
            throw new RefusedException(PortOwner.refusal(settings.port()), e);
        }
    }

    private List<String> command() {
        List<String> words = new ArrayList<>();
        // A session of its own: Ctrl-C and the end of the terminal do not reach it.
        setsid().ifPresent(words::add);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(BuildProperties.jvmFlags());
        words.addAll(HostJvm.properties());
        words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(MachineMain.class.getName());
        words.add(directory.settings().toString());
        return words;
    }

    private static Optional<String> setsid() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry, "setsid"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private VmState awaitReady(Process process) throws InterruptedException {
        Duration patience = Machine.READY_PATIENCE.multipliedBy(2);
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            boolean over = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            Optional<VmState> state = directory.read().filter(read -> read.pid() == process.pid());
            switch (state.map(VmState::phase).orElse(VmState.STARTING)) {
                case VmState.READY -> {
                    return state.orElseThrow();
                }
                case VmState.REFUSED -> throw new RefusedException(state.orElseThrow().reason());
                default -> {
                    if (over) {
                        throw new RefusedException(whyOver(process.exitValue()));
                    }
                }
            }
        }
        process.destroy();
        throw new RefusedException(
                "the virtual machine was not ready after %d s; its log is %s"
                        .formatted(patience.toSeconds(), directory.machineLog()));
    }

    private String whyOver(int exitCode) {
        return exitCode == MachineMain.PORT_IN_USE
                ? PortOwner.refusal(settings.port())
                : "the machine process ended with exit code %d before it was ready; its log is %s"
                        .formatted(exitCode, directory.machineLog());
    }
}
