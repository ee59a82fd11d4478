package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.VmDirectory;
import org.godwit.console.host.HostMain;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class TemporaryMachineTest {

    @Test
    void what_is_to_be_kept_is_left_under_a_name_that_no_other_deletes() throws Exception {
        Path before;
        Path place;
        try (TemporaryMachine temporary = machine()) {
            before = temporary.directory();
            place = temporary.keep();
        }
        try {
            assertThat(before).doesNotExist();
            assertThat(place.getFileName().toString()).startsWith("kept-");
            assertThat(place.resolve("h1.log")).exists();
        } finally {
            VmDirectory.deleteTree(place);
        }
    }

    private static TemporaryMachine machine() throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        return new TemporaryMachine(
                "look", 1, classPath, HostMain.class.getName(), List.of(), _ -> {});
    }
}
