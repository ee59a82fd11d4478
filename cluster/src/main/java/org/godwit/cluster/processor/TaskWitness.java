package org.godwit.cluster.processor;

/// Told what becomes of a task's thread, on that thread. Must not block.
interface TaskWitness {

    /// It computes from here on: its program was started, or its capture resumed.
    void computes();

    /// It goes on from a capture that was made on another host, or before a crash.
    void resumed();

    /// It was captured, and went on from the capture, for a test.
    void bounced();

    /// It is unwound and does not compute until [#computes].
    ///
    /// @param nanosSinceAsked how long it took to a yield point where nothing pinned it
    void yielded(long nanosSinceAsked);

    /// Its state was wanted and could not be had at a yield point.
    void pinned(String reason);

    /// Its state is this many bytes.
    void captured(long bytes);

    /// The protocol has all of its state.
    void handedOver();

    /// Its capture is not resumed on this host; it waits to be moved to another one.
    void refused(String reason);

    void ended();
}
