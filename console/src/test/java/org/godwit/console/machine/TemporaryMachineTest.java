package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.VmDirectory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class TemporaryMachineTest {

    @Test
    void its_directory_goes_with_it() throws Exception {
        Path place;
        try (TemporaryMachine temporary = withoutHosts()) {
            place = temporary.directory();
            assertThat(place).isNotEmptyDirectory();
        }
        assertThat(place).doesNotExist();
    }

    @Test
    void what_is_to_be_kept_is_left_under_a_name_that_no_other_deletes() throws Exception {
        Path place;
        try (TemporaryMachine temporary = withoutHosts()) {
            place = temporary.keep();
        }
        try {
            assertThat(place).isNotEmptyDirectory();
            assertThat(place.getFileName().toString()).startsWith("kept-");
        } finally {
            VmDirectory.deleteTree(place);
        }
    }

    private static TemporaryMachine withoutHosts() throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        return new TemporaryMachine("look", 0, classPath, "none", List.of(), _ -> {});
    }
}
