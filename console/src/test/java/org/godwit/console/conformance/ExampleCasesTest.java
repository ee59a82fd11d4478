package org.godwit.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.machine.MachineSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// `./pvm conformance --examples` on one host and on three.
class ExampleCasesTest {

    @ParameterizedTest(name = "on {0}")
    @ValueSource(ints = {1, 3})
    void the_property_of_every_example_holds(int hosts) throws Exception {
        List<ExampleCases.Result> results =
                new ExampleCases(hosts, MachineSettings.HOST_MAIN).run(_ -> {});

        assertThat(results).isNotEmpty();
        assertThat(results)
                .filteredOn(result -> !result.isRight())
                .flatExtracting(ExampleCases.Result::lines)
                .isEmpty();
    }
}
