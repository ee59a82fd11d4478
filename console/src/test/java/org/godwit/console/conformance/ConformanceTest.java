package org.godwit.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.machine.MachineSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.Set;
import java.util.stream.Stream;

/// `./pvm conformance` on one host and on three.
class ConformanceTest {

    /// Those that are about several tasks; the others run on three hosts by the command. So does
    /// o5_group, for its time: groups on several hosts are in the examples and in the crash tests.
    private static final Set<String> SPREAD = Set.of("o2_messages");

    private static final ListedDifferences LISTED = ListedDifferences.ofThisBuild();

    @TestFactory
    Stream<DynamicTest> every_program_gets_the_answers_of_the_real_pvm() {
        return ConformanceProgram.all().stream()
                // a minute of hosts that come and go: by the command, and HostsTest
                .filter(program -> !program.addsHosts())
                .flatMap(program -> hosts(program).map(hosts -> test(program, hosts)));
    }

    private static Stream<Integer> hosts(ConformanceProgram program) {
        return SPREAD.contains(program.name()) ? Stream.of(1, 3) : Stream.of(1);
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
