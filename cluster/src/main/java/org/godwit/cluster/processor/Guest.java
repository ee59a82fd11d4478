package org.godwit.cluster.processor;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.processor.Effect;
import org.godwit.processor.Processor;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.ProcessorInput.Call;
import org.godwit.processor.Reply;
import org.godwit.queue.Selector;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// A tid for something that is not a task, bound to its host: what is sent to it is handed to a
/// consumer, and it can send. Messages from and to it arrive once and in order while its host
/// lives. Thread-safe.
public final class Guest implements AutoCloseable {

    private final VpHost host;
    private final ProcessorCell cell;
    private final Queue<Call> outgoing = new ConcurrentLinkedQueue<>();
    private final Consumer<Message> consumer;

    /// @param spec its tid must be a guest's of this host
    /// @param consumer called on the guest's own virtual thread, one message at a time
    public Guest(TaskSpec spec, VpHost host, Consumer<Message> consumer) {
        this.host = host;
        this.consumer = consumer;
        this.cell =
                new ProcessorCell(
                        Processor.guest(spec, host.processorLimits()),
                        host,
                        new ProcessorCell.Keeper() {
                            @Override
                            public void flush() {
                                throw new IllegalStateException("a guest journals nothing");
                            }

                            @Override
                            public void soon(ProcessorEvent part, boolean endsBatch) {}

                            @Override
                            public void happened(Effect effect) {
                                if (effect instanceof Effect.Over) {
                                    host.remove(Guest.this.cell());
                                }
                            }
                        });
        host.add(cell);
        Thread thread = Thread.ofVirtual().name("guest-" + spec.tid()).unstarted(this::run);
        cell.runsOn(thread);
        thread.start();
    }

    private ProcessorCell cell() {
        return cell;
    }

    public Tid tid() {
        return cell.spec().tid();
    }

    /// Sends; returns at once. A destination that does not exist swallows messages.
    public void send(Tid destination, int tag, Body body) {
        outgoing.add(new ProcessorInput.Send(destination, tag, 0, 0, body));
        cell.wake();
    }

    private void run() {
        Call receive = new ProcessorInput.TakeWithin(Selector.ANY, false);
        while (true) {
            Call sending = outgoing.peek();
            Call call = sending == null ? receive : sending;
            switch (cell.input(call)) {
                case Reply.Delivered delivered -> consumer.accept(delivered.message());
                case Reply.Unwound _ -> {
                    return;
                }
                case Reply.Wait _ -> {
                    if (sending != null || outgoing.isEmpty()) {
                        cell.awaitWake();
                    }
                }
                default -> {
                    if (sending != null) {
                        outgoing.remove();
                    }
                }
            }
        }
    }

    /// Ends it, once what it sent is accepted. Messages to it are dropped from now on.
    @Override
    public void close() {
        cell.input(new ProcessorInput.Kill());
    }
}
