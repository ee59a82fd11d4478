package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.mailbox.MailboxAnswer;
import org.godwit.mailbox.MailboxFlags;
import org.godwit.mailbox.MailboxRequest;
import org.godwit.mailbox.MailboxServer;
import org.godwit.mailbox.StoredMessage;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.port.CurrentTask;
import org.godwit.port.MessageTooLarge;
import org.godwit.port.TaskPort;
import org.godwit.service.PlainReader;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Requests to a service, in particular when the call that makes one is captured and made again.
class ServiceCallsTest {

    private static final class Captured extends RuntimeException {}

    private final LoopbackMachine machine = new LoopbackMachine();

    /// The task's port, of which the first call of a method ends as if the task were captured.
    private static TaskPort capturedOnceIn(String call) {
        TaskPort port = CurrentTask.port().orElseThrow();
        boolean[] captured = new boolean[1];
        return (TaskPort)
                Proxy.newProxyInstance(
                        ServiceCallsTest.class.getClassLoader(),
                        new Class<?>[] {TaskPort.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals(call) && !captured[0]) {
                                captured[0] = true;
                                throw new Captured();
                            }
                            try {
                                return method.invoke(port, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static MailboxAnswer put(ServiceCalls calls, int bytes) {
        Body body = Body.of(Encoding.RAW, new byte[bytes]);
        StoredMessage message = new StoredMessage(1, 0, 0, 0, 0, body);
        return ask(calls, new MailboxRequest.Put("a", MailboxFlags.MULTI_INSTANCE, message));
    }

    private static MailboxAnswer ask(ServiceCalls calls, MailboxRequest request) {
        Body answer =
                calls.ask(
                        MailboxServer.PROGRAM,
                        MailboxServer.CONTEXT,
                        Body.of(Encoding.RAW, request.toBytes()));
        return MailboxAnswer.of(new PlainReader(answer.bytes(), answer.length()));
    }

    @Test
    void a_request_has_its_effect_once_wherever_its_call_is_captured() {
        for (String call : new String[] {"service", "send", "receive"}) {
            new LoopbackMachine()
                    .run(() -> {
                        ServiceCalls calls = new ServiceCalls(capturedOnceIn(call));
                        assertThatThrownBy(() -> put(calls, 1)).isInstanceOf(Captured.class);
                        assertThat(put(calls, 1)).isEqualTo(new MailboxAnswer.Done(0));
                        assertThat(put(calls, 1)).isEqualTo(new MailboxAnswer.Done(1));
                        assertThat(ask(calls, new MailboxRequest.Delete("a", 2)))
                                .isEqualTo(
                                        new MailboxAnswer.Refused(MailboxAnswer.Reason.NOT_FOUND));
                    });
        }
    }

    @Test
    void a_request_that_was_too_long_is_not_waited_for() {
        machine.run(() -> {
            ServiceCalls calls = new ServiceCalls(CurrentTask.port().orElseThrow());
            assertThatThrownBy(() -> put(calls, LoopbackMachine.MESSAGE_BYTES_MAX))
                    .isInstanceOf(MessageTooLarge.class);
            assertThat(put(calls, 1)).isEqualTo(new MailboxAnswer.Done(0));
        });
    }
}
