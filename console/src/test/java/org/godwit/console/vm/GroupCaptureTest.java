package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Group calls of tasks that are captured again and again: a call that is made again sends nothing
/// twice and misses nothing.
class GroupCaptureTest {

    private static final int MEMBERS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"godwit.capture.move-every = 2", "godwit.capture.bounce-every = 1"})
    void collective_calls_are_right_when_tasks_are_captured_at_every_call(String set)
            throws Exception {
        try (RealMachine vm = new RealMachine(2, "aeron", List.of(set))) {
            String first = vm.spawn(GroupWork.class.getName(), "", "", Integer.toString(MEMBERS));
            vm.awaitLine(first, "round 4");
            vm.outputAtEnd(
                    vm.spawn(
                            GroupWork.Nudge.class.getName(),
                            "",
                            "",
                            Watcher.decimal(first),
                            Integer.toString(GroupWork.STOP)));

            List<String> output = vm.outputAtEnd(first);
            System.out.println(set + ": " + output);
            assertThat(output).doesNotHaveDuplicates();
            assertThat(output).last().asString().matches("wrong 0 of \\d+ rounds, code 0");
        }
    }
}
