package org.godwit.processor;

/// Where a virtual processor is in its life and in a move.
public enum Phase {
    /// The program runs, or is being replayed.
    RUNNING,
    /// A move is ordered; the program computes and closes at its next call.
    YIELDING,
    /// Closed for a move: nothing is accepted, nothing leaves, the thread is held at a call.
    CLOSED,
    /// This incarnation is over here; its thread is being ended.
    UNWOUND,
    /// The program is over; what it sent has still to be accepted.
    ENDING,
    /// The end is in the journal; those who asked are being told.
    ENDED,
    /// Everything is done.
    OVER
}
