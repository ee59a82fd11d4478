package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.instrument.weave.sample.Exits;
import org.godwit.port.TaskExit;
import org.junit.jupiter.api.Test;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class TaskExitsTest {

    @Test
    void what_ends_a_process_ends_the_task_instead() {
        var samples = new SampleClasses();
        var before = SampleClasses.bytes(Exits.class.getName()).orElseThrow();

        var woven = new TaskExits().apply(before, samples).classFile();

        assertThat(exits(before)).containsOnly("java/lang/System", "java/lang/Runtime");
        assertThat(exits(woven)).containsOnly(TaskExit.class.getName().replace('.', '/'));
    }

    @Test
    void code_that_may_exit_is_sound_and_a_method_of_the_same_name_is_called_as_before()
            throws Exception {
        assertThat(new SampleLoader(new TaskExits()).make(Exits.class).get()).isEqualTo("went on");
        assertThat(new SampleLoader(Passes.beforeFrames(Passes.Monitors.ELIDED)).make(Exits.class))
                .returns("went on", sample -> sample.get());
    }

    /// The owners of what the class calls or refers to under such a name, but for its own.
    private static Set<String> exits(byte[] classFile) {
        Set<String> owners = new TreeSet<>();
        for (var method : new SampleClasses().classFile().parse(classFile).methods()) {
            for (CodeElement element : method.code().orElseThrow()) {
                switch (element) {
                    case InvokeInstruction call
                            when isExit(call.name().stringValue(), call.owner().asInternalName()) ->
                            owners.add(call.owner().asInternalName());
                    case InvokeDynamicInstruction site ->
                            site.bootstrapArgs().stream()
                                    .filter(DirectMethodHandleDesc.class::isInstance)
                                    .map(DirectMethodHandleDesc.class::cast)
                                    .map(h ->
                                            h.owner().packageName() + "." + h.owner().displayName())
                                    .map(owner -> owner.replace('.', '/'))
                                    .forEach(owners::add);
                    default -> {}
                }
            }
        }
        return owners;
    }

    private static boolean isExit(String name, String owner) {
        return List.of("exit", "halt").contains(name) && !owner.endsWith("Door");
    }
}
