package org.godwit.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.machine.MachineSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/// `./pvm conformance` on one host and on three.
class ConformanceTest {

    private static final ListedDifferences LISTED = ListedDifferences.ofThisBuild();

    @TestFactory
    Stream<DynamicTest> every_program_gets_the_answers_of_the_real_pvm() {
        return ConformanceProgram.all().stream()
                .flatMap(program -> hosts(program).map(hosts -> test(program, hosts)));
    }

    /// One that adds hosts begins with one.
    private static Stream<Integer> hosts(ConformanceProgram program) {
        return program.addsHosts() ? Stream.of(1) : Stream.of(1, 3);
    }

    private static DynamicTest test(ConformanceProgram program, int hosts) {
        return DynamicTest.dynamicTest(
                "%s on %d".formatted(program.name(), hosts),
                () -> {
                    Verdict verdict =
                            new Conformance(hosts, false, MachineSettings.HOST_MAIN)
                                    .run(program, LISTED);
                    System.out.printf("%d hosts: %s%n", hosts, verdict.lines().getFirst());
                    assertThat(verdict.isRight())
                            .as(String.join(System.lineSeparator(), verdict.lines()))
                            .isTrue();
                });
    }
}
