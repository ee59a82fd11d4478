package org.godwit.cluster.wire;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.processor.ProcessorImage;
import org.godwit.queue.MessageQueue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Takes the bodies of messages out of an image, and puts them in again: first those of the queue,
/// then those retained for each destination.
final class ImageBodies {

    private static final byte[] NONE = new byte[0];

    private ImageBodies() {}

    static List<Body> of(ProcessorImage image) {
        List<Body> bodies = new ArrayList<>();
        image.queue().forEach(entry -> bodies.add(entry.message().body()));
        for (ProcessorImage.Outgoing outgoing : image.outgoing()) {
            outgoing.retained().forEach(each -> bodies.add(each.message().body()));
        }
        return bodies;
    }

    /// The same with empty bodies and without a program.
    static ProcessorImage without(ProcessorImage image) {
        return with(image, NONE, of(image).stream().map(_ -> NONE).toList());
    }

    /// The same with these.
    ///
    /// @throws IllegalArgumentException if there are more or fewer bodies than messages
    static ProcessorImage with(ProcessorImage image, byte[] program, List<byte[]> bodies) {
        if (of(image).size() != bodies.size()) {
            throw new IllegalArgumentException(
                    "%d bodies for %d messages".formatted(bodies.size(), of(image).size()));
        }
        Iterator<byte[]> next = bodies.iterator();
        List<MessageQueue.Entry> queue = new ArrayList<>();
        for (MessageQueue.Entry entry : image.queue()) {
            queue.add(new MessageQueue.Entry(entry.arrival(), with(entry.message(), next.next())));
        }
        List<ProcessorImage.Outgoing> outgoing = new ArrayList<>();
        for (ProcessorImage.Outgoing each : image.outgoing()) {
            List<ProcessorImage.Retained> retained = new ArrayList<>();
            for (ProcessorImage.Retained kept : each.retained()) {
                retained.add(
                        new ProcessorImage.Retained(
                                kept.sequence(), with(kept.message(), next.next())));
            }
            outgoing.add(
                    new ProcessorImage.Outgoing(
                            each.destination(), each.next(), each.acknowledged(), retained));
        }
        return new ProcessorImage(
                image.spec(),
                image.incarnation(),
                image.parts(),
                program,
                image.calls(),
                image.lines(),
                image.arrivals(),
                image.nextWatchId(),
                queue,
                image.accepted(),
                outgoing,
                image.watches(),
                image.watchers());
    }

    private static Message with(Message message, byte[] body) {
        return new Message(
                message.source(),
                message.destination(),
                message.tag(),
                message.context(),
                message.waitId(),
                Body.of(message.body().encoding(), body));
    }
}
