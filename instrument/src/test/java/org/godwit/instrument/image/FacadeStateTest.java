package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;
import org.godwit.pvm.Pvm;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What the classic interface keeps for a task moves with it.
class FacadeStateTest {

    private static final TaskSpec SPEC =
            new TaskSpec(
                    Tid.task(1, 1, 0),
                    "test",
                    List.of(),
                    Optional.empty(),
                    false,
                    List.of(),
                    Durability.MIGRATABLE,
                    Inherited.NOTHING);

    private static TaskPort portWith(Map<Class<?>, Object> attachments) {
        return (TaskPort)
                Proxy.newProxyInstance(
                        FacadeStateTest.class.getClassLoader(),
                        new Class<?>[] {TaskPort.class},
                        (port, method, arguments) ->
                                switch (method.getName()) {
                                    case "attachment" ->
                                            attachments.computeIfAbsent(
                                                    (Class<?>) arguments[0],
                                                    type -> ((Supplier<?>) arguments[1]).get());
                                    case "spec" -> SPEC;
                                    case "hasExited" -> false;
                                    case "yieldPoint" -> null;
                                    default -> throw new AssertionError(method);
                                });
    }

    @Test
    void a_message_that_is_being_packed_is_packed_on_elsewhere() {
        Map<Class<?>, Object> here = new HashMap<>();
        TaskPort port = portWith(here);
        int[] buffer = new int[1];
        CurrentTask.run(
                port,
                () -> {
                    buffer[0] = Pvm.pvm_initsend(Pvm.PvmDataDefault);
                    return Pvm.pvm_pkint(new int[] {1, 2}, 2, 1) == 0;
                });
        SavedTask task = new SavedTask(List.of(), new StaticSpace(), here);
        List<byte[]> chunks = Images.write(task, Map.of("port", port), Images.CHUNK_BYTES);

        Map<Class<?>, Object> there = new HashMap<>();
        TaskPort portThere = portWith(there);
        SavedTask copy =
                (SavedTask)
                        Objects.requireNonNull(
                                Images.read(
                                        chunks,
                                        getClass().getClassLoader(),
                                        Map.of("port", portThere)));
        there.putAll(copy.attachments());
        assertThat(there.keySet()).isEqualTo(here.keySet()).isNotEmpty();
        int[] unpacked = new int[3];
        CurrentTask.run(
                portThere,
                () -> {
                    assertThat(Pvm.pvm_getsbuf()).isEqualTo(buffer[0]);
                    assertThat(Pvm.pvm_pkint(new int[] {3}, 1, 1)).isZero();
                    assertThat(Pvm.pvm_setsbuf(0)).isEqualTo(buffer[0]);
                    assertThat(Pvm.pvm_setrbuf(buffer[0])).isZero();
                    return Pvm.pvm_upkint(unpacked, 3, 1) == 0;
                });
        assertThat(unpacked).containsExactly(1, 2, 3);
    }
}
