package org.godwit.cluster.processor;

import java.util.List;

/// A program's own saved state, in pieces, until it is taken: the thread that goes on from it lives
/// as long as the task, and what its stack refers to stays in memory. Used by one thread.
final class GoesOnFrom {

    private List<byte[]> pieces;

    /// @param pieces none if the program starts from its beginning
    GoesOnFrom(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    /// Whether the program starts from its beginning, or the pieces have been taken.
    boolean isNothing() {
        return pieces.isEmpty();
    }

    List<byte[]> take() {
        List<byte[]> taken = pieces;
        pieces = List.of();
        return taken;
    }
}
