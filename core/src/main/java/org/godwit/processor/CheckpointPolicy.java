package org.godwit.processor;

/// When a journaled program that can save its state is asked for it: when what a recovery would
/// have to replay has grown to a limit, in events or in bytes.
final class CheckpointPolicy {

    private final ProcessorLimits limits;
    private final boolean applies;
    private long events;
    private long bytes;
    private boolean asked;

    CheckpointPolicy(ProcessorLimits limits, boolean applies) {
        this.limits = limits;
        this.applies = applies;
    }

    /// An event that a replay needs was recorded, or read at recovery.
    void recorded(ProcessorEvent event) {
        if (applies && !event.isLifecycle()) {
            events++;
            bytes += EventSize.of(event);
        }
    }

    boolean isDue() {
        return events >= limits.checkpointEvents() || bytes >= limits.checkpointBytes();
    }

    /// True once for each time that it is due.
    boolean asksNow() {
        if (!asked && isDue()) {
            asked = true;
            return true;
        }
        return false;
    }

    /// The state was saved, or cannot be had for now: asks again when as much has come again.
    void restart() {
        events = 0;
        bytes = 0;
        asked = false;
    }
}
