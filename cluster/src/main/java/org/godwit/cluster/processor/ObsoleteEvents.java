package org.godwit.cluster.processor;

import org.godwit.processor.EventSize;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.Recovery;

import java.util.List;
import java.util.OptionalLong;

/// Which events of a VP's journal no recovery needs any more, and whether there are so many that
/// deleting them is worth it: a deletion is a write, too.
final class ObsoleteEvents {

    private static final long BYTES_MIN = 64L << 10;
    private static final int EVENTS_MIN = 16;

    private OptionalLong upTo = OptionalLong.empty();
    private long sinceDeletion;
    private long firstPart;

    /// What a recovery has not used. What comes before the events that were read is like them:
    /// perhaps deleted, perhaps not.
    ///
    /// @param events the last ones of the journal
    /// @param bytes of these events
    /// @param last the sequence number of the last one
    void read(Recovery recovery, List<ProcessorEvent> events, long bytes, long last) {
        long obsolete = last - events.size() + recovery.obsolete();
        boolean many = obsolete / EVENTS_MIN > (obsolete - events.size()) / EVENTS_MIN;
        if (obsolete > 0 && (many || bytes >= BYTES_MIN)) {
            upTo = OptionalLong.of(obsolete);
        }
    }

    /// What a checkpoint that has just been written leaves behind.
    ///
    /// @param last the sequence number of the last of these events
    void written(List<ProcessorEvent> events, long last) {
        long sequence = last - events.size();
        for (ProcessorEvent event : events) {
            sequence++;
            sinceDeletion += EventSize.of(event);
            if (event instanceof ProcessorEvent.StatePart part && part.index() == 0) {
                firstPart = sequence;
            }
            if (event instanceof ProcessorEvent.Checkpoint checkpoint
                    && sinceDeletion >= BYTES_MIN) {
                long first = checkpoint.image().parts() > 0 ? firstPart : sequence;
                upTo = OptionalLong.of(first - 1);
                sinceDeletion = 0;
            }
        }
    }

    /// The sequence number of the last event that is to be deleted, if any; told once.
    OptionalLong take() {
        OptionalLong taken = upTo;
        upTo = OptionalLong.empty();
        return taken;
    }
}
