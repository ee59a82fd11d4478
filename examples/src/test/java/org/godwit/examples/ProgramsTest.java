package org.godwit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.program.StateMachine;
import org.godwit.pvm.PvmProgramLoader;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

class ProgramsTest {

    @Test
    void every_alias_names_a_class_that_is_a_program() throws Exception {
        Properties aliases = aliases();
        assertThat(aliases.stringPropertyNames())
                .contains("hello", "ring", "master-worker", "matmul", "opt", "tally");
        for (String alias : aliases.stringPropertyNames()) {
            Class<?> program = Class.forName(aliases.getProperty(alias));
            if (!StateMachine.class.isAssignableFrom(program)) {
                assertThat(new PvmProgramLoader().load(program)).as(alias).isPresent();
            }
        }
    }

    private static Properties aliases() throws IOException {
        Properties aliases = new Properties();
        try (InputStream in =
                ProgramsTest.class.getResourceAsStream("/META-INF/godwit/programs.properties")) {
            aliases.load(in);
        }
        return aliases;
    }
}
