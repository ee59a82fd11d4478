package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.port.MessageTooLarge;
import org.godwit.port.TaskPort;
import org.godwit.queue.Selector;
import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Requests of one task to services of the virtual machine, one at a time. Requests and answers are
/// ordinary messages in a context of the service; their tag is the request's number.
///
/// No answer is ever in the queue while the program itself receives: a task that is captured while
/// it waits for one makes the same call again when it goes on. Then the request, which is numbered
/// and under way, is not sent again; only the waiting goes on.
final class ServiceCalls {

    private final TaskPort port;
    private final Map<String, Tid> services = new HashMap<>();
    private int last;

    /// The last request has been sent and its answer has not been taken.
    private boolean waiting;

    ServiceCalls(TaskPort port) {
        this.port = port;
    }

    /// Asks a service and waits for its answer. Must be the only thing of a call that has an effect
    /// before it waits, and every request of a call but the last must be one that may be made
    /// twice.
    ///
    /// @param service its name among the programs
    /// @throws MessageTooLarge if the request is longer than the virtual machine allows; it has not
    ///   been sent
    Body ask(String service, int context, Body request) {
        Tid server = find(service);
        if (!waiting) {
            int number = last == Integer.MAX_VALUE ? 1 : last + 1;
            port.send(server, number, context, 0, request);
            last = number;
            waiting = true;
        }
        Message answer =
                port.receive(
                        new Selector(
                                Optional.of(server),
                                OptionalInt.of(last),
                                OptionalInt.of(context)));
        waiting = false;
        return answer.body();
    }

    private Tid find(String service) {
        Tid known = services.get(service);
        if (known != null) {
            return known;
        }
        Tid found = port.service(service);
        services.put(service, found);
        return found;
    }
}
