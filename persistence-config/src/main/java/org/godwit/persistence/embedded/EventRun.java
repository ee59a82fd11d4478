package org.godwit.persistence.embedded;

import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;

import scala.jdk.javaapi.CollectionConverters;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Events of one persistence id that follow each other, encoded one after the other as they are
/// wanted. Used by one thread at a time.
final class EventRun {

    private final String id;
    private final long first;
    private final List<PersistentRepr> events = new ArrayList<>();
    private final List<EncodedEvent> encoded = new ArrayList<>();
    private final EventCodec codec;
    private long bytes;

    private EventRun(PersistentRepr first, EventCodec codec) {
        this.id = first.persistenceId();
        this.first = first.sequenceNr();
        this.codec = codec;
    }

    /// What is to be written, cut into runs.
    static List<EventRun> of(Iterable<AtomicWrite> writes, EventCodec codec) {
        List<EventRun> runs = new ArrayList<>();
        for (AtomicWrite write : writes) {
            for (PersistentRepr event : CollectionConverters.asJava(write.payload())) {
                if (runs.isEmpty() || !runs.getLast().goesOnWith(event)) {
                    runs.add(new EventRun(event, codec));
                }
                runs.getLast().events.add(event);
            }
        }
        return runs;
    }

    private boolean goesOnWith(PersistentRepr event) {
        return event.persistenceId().equals(id) && event.sequenceNr() == first + events.size();
    }

    String id() {
        return id;
    }

    /// The sequence number of the event with this index, from 0.
    long sequence(int index) {
        return first + index;
    }

    int count() {
        return events.size();
    }

    Object payload(int index) {
        return events.get(index).payload();
    }

    /// Encodes events until they have come to so many bytes.
    ///
    /// @return how many bytes they have come to
    /// @throws RuntimeException whatever an event's serializer throws
    long encodeUpTo(long bytesWanted) {
        while (bytes < bytesWanted && encoded.size() < events.size()) {
            encodeNext();
        }
        return bytes;
    }

    /// @throws RuntimeException whatever the serializer of this event or one before it throws
    EncodedEvent encoded(int index) {
        while (encoded.size() <= index) {
            encodeNext();
        }
        return encoded.get(index);
    }

    /// The event with this index, for one who uses it up before the next; see
    /// [EventCodec#encode(PersistentRepr, ByteBuffer)].
    EncodedEvent passing(int index, ByteBuffer room) {
        return index < encoded.size() ? encoded.get(index) : codec.encode(events.get(index), room);
    }

    /// The event with this index without the bytes of its payload, which are elsewhere.
    EncodedEvent around(int index) {
        return codec.around(events.get(index), List.of());
    }

    private void encodeNext() {
        EncodedEvent next = codec.encode(events.get(encoded.size()));
        encoded.add(next);
        bytes += next.bytes();
    }
}
