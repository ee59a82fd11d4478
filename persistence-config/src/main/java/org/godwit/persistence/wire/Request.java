package org.godwit.persistence.wire;

import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.EventBatch;

import java.util.List;

/// What a client asks of a journal server.
public sealed interface Request {

    /// The first thing that a client says.
    ///
    /// @param version of the protocol
    /// @param client a name for messages
    record Hello(int version, String client) implements Request {}

    /// Writes all the events or none.
    ///
    /// @param files that they refer to, written already
    record Append(String id, EventBatch batch, List<BulkFile> files) implements Request {}

    /// Reads events `from` to `to`, at most `max`.
    record Read(String id, long from, long to, long max) implements Request {}

    /// Asks for the highest sequence number ever written.
    record Highest(String id) implements Request {}

    /// Deletes the events up to and including `upTo`.
    record Erase(String id, long upTo) implements Request {}

    /// Asks how much the journal holds.
    record Status() implements Request {}
}
