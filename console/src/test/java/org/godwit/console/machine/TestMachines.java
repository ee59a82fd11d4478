package org.godwit.console.machine;

import org.godwit.console.fake.FakeHost;
import org.godwit.console.fake.FakeVm;

import java.nio.file.Path;

/// Settings of machines whose hosts are fakes.
public final class TestMachines {

    private TestMachines() {}

    static MachineSettings settings(Path directory, FakeVm vm, String plane) {
        return new MachineSettings(
                "test",
                0,
                directory.toString(),
                0,
                "embedded",
                vm.address(),
                plane,
                "journaled",
                16,
                System.getProperty("java.class.path"),
                FakeHost.class.getName());
    }
}
