package org.godwit.console.machine;

import org.godwit.console.client.VmDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A virtual machine in a directory of its own, both gone afterwards, also after Ctrl-C.
public final class TemporaryMachine implements AutoCloseable {

    private static final int CONTAINERS = 256;

    private final Path directory;
    private final Machine machine;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::end);

    /// Blocks until all hosts are ready.
    ///
    /// @param set settings of the hosts, a line `path = value` each
    /// @throws org.godwit.console.client.RefusedException if it cannot be started
    public TemporaryMachine(
            String name,
            int hosts,
            String classPath,
            String hostMain,
            List<String> set,
            MachineListener listener)
            throws IOException, InterruptedException {
        directory = Files.createTempDirectory("godwit-" + name + "-");
        MachineSettings settings =
                new MachineSettings(
                                name,
                                0,
                                directory.toString(),
                                0,
                                "embedded",
                                "",
                                "aeron",
                                "journaled",
                                CONTAINERS,
                                classPath,
                                hostMain)
                        .with(set);
        machine = Machine.start(settings, MachineMain.freshToken(), listener);
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            machine.addHosts(hosts);
        } catch (InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public Machine machine() {
        return machine;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the JVM is going down: the hook has run or runs
        }
    }

    private void end() {
        machine.close();
        try {
            VmDirectory.deleteTree(directory);
        } catch (IOException _) {
            // a host that is being killed may still write; what is left lies in the temp directory
        }
    }
}
