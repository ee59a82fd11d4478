package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.instrument.weave.sample.Locked;
import org.junit.jupiter.api.Test;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;

class MonitorElisionTest {

    @Test
    void synchronized_code_does_the_same_without_monitors() throws Exception {
        var woven = new SampleLoader(new MonitorElision());
        assertThat(woven.make(Locked.class).get()).isEqualTo(new Locked().get());
        var sample = woven.make(Locked.class);
        assertThat(sample.getClass().getMethod("holds").invoke(sample)).isEqualTo(false);
    }

    @Test
    void no_monitor_instruction_and_no_synchronized_method_is_left() {
        var samples = new SampleClasses();
        var before = SampleClasses.bytes(Locked.class.getName()).orElseThrow();
        var model =
                samples.classFile().parse(new MonitorElision().apply(before, samples).classFile());
        assertThat(model.methods())
                .noneMatch(method -> method.flags().has(AccessFlag.SYNCHRONIZED))
                .allSatisfy(method ->
                        assertThat(method.code().orElseThrow().elementList())
                                .filteredOn(Instruction.class::isInstance)
                                .noneMatch(MonitorInstruction.class::isInstance));
    }

    @Test
    void a_program_with_threads_keeps_its_monitors() throws Exception {
        var woven = new SampleLoader(Passes.beforeFrames(Passes.Monitors.KEPT));
        var sample = woven.make(Locked.class);
        assertThat(sample.getClass().getMethod("holds").invoke(sample)).isEqualTo(true);
    }
}
