package org.godwit.pvm;

import org.godwit.message.Message;
import org.godwit.port.Signal;
import org.godwit.queue.Selector;

import java.time.Duration;
import java.util.Optional;

/// The receiving calls of the port, which serve by the way what comes for the task but not for its
/// program: signals, and the output of other tasks that it collects.
final class Deliveries {

    private final TaskSession session;

    /// What earlier waits of a timed receive took, in nanoseconds, should it begin anew.
    private long nanosWaited;

    Deliveries(TaskSession session) {
        this.session = session;
    }

    Message receive(Selector selector) {
        Selector both = selector.orServices();
        Message m = session.port.receive(both);
        while (isService(m)) {
            serve(m);
            m = session.port.receive(both);
        }
        return session.routes.told(m);
    }

    Optional<Message> receiveNow(Selector selector) {
        Selector both = selector.orServices();
        Optional<Message> m = session.port.receiveNow(both);
        while (m.filter(Deliveries::isService).isPresent()) {
            serve(m.get());
            m = session.port.receiveNow(both);
        }
        return m.map(session.routes::told);
    }

    /// Ends when the port says that nothing came in time, so a repeated run sees what the first one
    /// saw.
    Optional<Message> receiveWithin(Selector selector, Duration timeout) {
        Selector both = selector.orServices();
        long before = System.nanoTime();
        Optional<Message> m = session.port.receiveWithin(both, timeout.minusNanos(nanosWaited));
        while (m.filter(Deliveries::isService).isPresent()) {
            serve(m.get());
            long now = System.nanoTime();
            nanosWaited += now - before;
            before = now;
            m = session.port.receiveWithin(both, timeout.minusNanos(nanosWaited));
        }
        nanosWaited = 0;
        return m.map(session.routes::told);
    }

    Optional<Message> probe(Selector selector) {
        Selector both = selector.orServices();
        Optional<Message> m = session.port.probe(both);
        while (m.filter(Deliveries::isService).isPresent()) {
            session.port.receiveNow(Selector.SERVICES).ifPresent(this::serve);
            m = session.port.probe(both);
        }
        return m.map(session.routes::told);
    }

    private static boolean isService(Message m) {
        return Selector.isService(m.context());
    }

    /// Handles what came by the way.
    void serve(Message m) {
        if (m.context() == Signal.CONTEXT) {
            session.signals.serve(m.tag());
        } else if (Output.isOf(m)) {
            session.output.serve(m);
        }
    }
}
