package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.mailbox.MailboxAnswer;
import org.godwit.mailbox.MailboxServer;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;
import org.godwit.pvm.Pvm;
import org.godwit.queue.Selector;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        return portWith(attachments, Map.of());
    }

    /// @param more what further methods answer
    private static TaskPort portWith(
            Map<Class<?>, Object> attachments, Map<String, Function<Object[], Object>> more) {
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
                                    default ->
                                            Objects.requireNonNull(
                                                            more.get(method.getName()),
                                                            method::toString)
                                                    .apply(arguments);
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
        Map<Class<?>, Object> there = new HashMap<>();
        TaskPort portThere = portWith(there);
        there.putAll(moved(here, port, portThere));
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

    @Test
    void a_task_that_waits_for_the_answer_of_a_service_waits_on_elsewhere_and_asks_nothing_again() {
        Tid server = Tid.task(1, 2, 0);
        List<Integer> sent = new ArrayList<>();
        Map<Class<?>, Object> here = new HashMap<>();
        TaskPort port =
                portWith(
                        here,
                        Map.of(
                                "service", _ -> server,
                                "send",
                                        a -> {
                                            sent.add((Integer) a[1]);
                                            return Boolean.TRUE;
                                        },
                                "receive",
                                        _ -> {
                                            throw new IllegalStateException("captured");
                                        }));
        assertThatThrownBy(() -> CurrentTask.run(port, () -> Pvm.pvm_newcontext() > 0))
                .hasMessage("captured");
        assertThat(sent).hasSize(1);

        Map<Class<?>, Object> there = new HashMap<>();
        Body answer = Body.of(Encoding.RAW, new MailboxAnswer.Done(0x40001).toBytes());
        Message message =
                new Message(server, SPEC.tid(), sent.getFirst(), MailboxServer.CONTEXT, 0, answer);
        TaskPort portThere =
                portWith(
                        there,
                        Map.of(
                                "receive",
                                a -> {
                                    assertThat(((Selector) a[0]).accepts(message)).isTrue();
                                    return message;
                                }));
        there.putAll(moved(here, port, portThere));
        int[] context = new int[1];
        CurrentTask.run(
                portThere,
                () -> {
                    context[0] = Pvm.pvm_newcontext();
                    return true;
                });
        assertThat(context).containsExactly(0x40001);
    }

    private static Map<Class<?>, Object> moved(
            Map<Class<?>, Object> attachments, TaskPort from, TaskPort to) {
        SavedTask task = new SavedTask(List.of(), new StaticSpace(), attachments);
        List<byte[]> chunks = Images.write(task, Map.of("port", from), Images.CHUNK_BYTES);
        Object copy =
                Images.read(chunks, FacadeStateTest.class.getClassLoader(), Map.of("port", to));
        return ((SavedTask) Objects.requireNonNull(copy)).attachments();
    }
}
