package org.godwit.cluster.host;

import org.godwit.cluster.processor.ProcessorCell;
import org.godwit.processor.ProcessorInput;

import java.util.concurrent.atomic.LongAdder;

/// Watches how much memory the messages take that the VPs of this host keep. When there is none
/// left to speak of everybody is told to take in no more than is needed to get on
/// ([ProcessorInput.Crowded]), until an eighth of it is free again. Thread-safe.
final class Crowding {

    private static final int FREE_AGAIN = 8;

    private final long bytesMax;
    private final Cells cells;
    private final LongAdder held = new LongAdder();
    private boolean crowded;
    private long times;

    /// @param bytesMax from which on the host is crowded
    Crowding(long bytesMax, Cells cells) {
        this.bytesMax = bytesMax;
        this.cells = cells;
    }

    void held(long more) {
        held.add(more);
    }

    long bytes() {
        return held.sum();
    }

    /// How often it has become crowded.
    synchronized long times() {
        return times;
    }

    /// From time to time: tells all cells if that has changed.
    synchronized void look() {
        long now = bytes();
        boolean full = now >= (crowded ? bytesMax - bytesMax / FREE_AGAIN : bytesMax);
        if (full != crowded) {
            crowded = full;
            times += full ? 1 : 0;
            cells.tellAll(new ProcessorInput.Crowded(full));
        }
    }

    /// One that has come while the host is crowded.
    synchronized void tell(ProcessorCell added) {
        if (crowded) {
            added.input(new ProcessorInput.Crowded(true));
        }
    }
}
