package org.godwit.cluster.processor;

import org.godwit.processor.EventSize;
import org.godwit.processor.ProcessorEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A VP's events on their way to the journal, in order. The parts of a large state are cut into
/// batches, each for a file of its own, which is forced to the disk while the next is being
/// written. Not thread-safe.
final class Unwritten {

    /// What an event is of a state in parts.
    enum Piece {
        NONE,
        /// More belong to its batch.
        GOES_ON,
        ENDS_BATCH
    }

    /// Of the parts that go into one file. Smaller ones were not faster: what has to be forced to
    /// the disk is the same, and the journal's own record of the first waits for all of it.
    static final long BATCH_BYTES = 24L << 20;

    private final Deque<Integer> batchEnds = new ArrayDeque<>();
    private List<ProcessorEvent> events = new ArrayList<>();
    private long bytes;
    private long batchBytes;

    Piece add(ProcessorEvent event) {
        long size = EventSize.of(event);
        events.add(event);
        bytes += size;
        return switch (event) {
            case ProcessorEvent.StatePart _ -> {
                batchBytes += size;
                yield batchBytes >= BATCH_BYTES ? endBatch() : Piece.GOES_ON;
            }
            case ProcessorEvent.Checkpoint _ when batchBytes > 0 -> endBatch();
            default -> Piece.NONE;
        };
    }

    private Piece endBatch() {
        batchEnds.add(events.size());
        batchBytes = 0;
        return Piece.ENDS_BATCH;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /// About how many bytes they take in the journal.
    long bytes() {
        return bytes;
    }

    /// Nobody waits for the parts of a state before the last, so they are not worth being written
    /// one by one, but as batches.
    boolean isWorthWriting() {
        return !batchEnds.isEmpty()
                || !events.stream().allMatch(ProcessorEvent.StatePart.class::isInstance);
    }

    /// Takes those to persist next: up to `max` of them and up to `bytesMax` together, but at least
    /// one if there are any; whole batches, if that is possible, and none of a batch whose parts
    /// are not all there. Of several batches it takes half, so that the first are there, and can be
    /// read elsewhere, while the others are still being forced.
    List<ProcessorEvent> take(int max, long bytesMax) {
        int count = 0;
        long taken = 0;
        while (count < ready() && count < max) {
            taken += EventSize.of(events.get(count));
            if (taken > bytesMax && count > 0) {
                break;
            }
            count++;
        }
        return remove(count == events.size() ? count : wholeBatches(count));
    }

    private int ready() {
        if (batchEnds.size() > 1) {
            return batchEnds.stream().skip(batchEnds.size() / 2 - 1).findFirst().orElseThrow();
        }
        boolean goesOn = !batchEnds.isEmpty() && batchBytes > 0;
        return goesOn && events.getLast() instanceof ProcessorEvent.StatePart
                ? batchEnds.getLast()
                : events.size();
    }

    private int wholeBatches(int count) {
        return batchEnds.stream()
                .filter(end -> end <= count)
                .reduce((_, last) -> last)
                .orElse(count);
    }

    private List<ProcessorEvent> remove(int count) {
        for (int ends = batchEnds.size(); ends > 0; ends--) {
            int end = batchEnds.removeFirst() - count;
            if (end > 0) {
                batchEnds.addLast(end);
            }
        }
        List<ProcessorEvent> removed;
        if (count == events.size()) {
            removed = events;
            events = new ArrayList<>();
            bytes = 0;
            batchBytes = 0;
        } else {
            removed = new ArrayList<>(events.subList(0, count));
            events = new ArrayList<>(events.subList(count, events.size()));
            bytes -= removed.stream().mapToLong(EventSize::of).sum();
        }
        return removed;
    }
}
