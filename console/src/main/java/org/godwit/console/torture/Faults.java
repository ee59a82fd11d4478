package org.godwit.console.torture;

import org.godwit.cluster.fault.CutLinks;
import org.godwit.persistence.log.FaultyDisk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// By what a torture cuts hosts off from each other and makes the disk of their journal slow or
/// full.
public record Faults(CutLinks links, FaultyDisk disk) {

    /// @param folder of its own, which is there
    public static Faults in(Path folder) {
        return new Faults(new CutLinks(folder.toString()), new FaultyDisk(folder));
    }

    /// What the hosts are started with.
    public List<String> settings() {
        return List.of(links.setting());
    }

    /// Everything is as it should be.
    void mend() throws IOException {
        links.heal();
        disk.mend();
    }
}
