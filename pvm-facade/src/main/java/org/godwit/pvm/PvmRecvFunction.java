package org.godwit.pvm;

/// Chooses among arrived messages instead of source, tag and context: see [Pvm#pvm_recvf]. Like a
/// handler it moves with its task; while it runs the task is pinned.
@FunctionalInterface
public interface PvmRecvFunction {

    /// Judges one message: below 0 the receive fails with that code, 0 is no, 1 takes it now, more
    /// is a rank, of which the highest wins after all arrived messages were judged.
    ///
    /// @param bufid the message; [Pvm#pvm_bufinfo] tells its source and tag
    /// @param tid the source that the receive asks for
    /// @param tag the tag that the receive asks for
    int match(int bufid, int tid, int tag);
}
