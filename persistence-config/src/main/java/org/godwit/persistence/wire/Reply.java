package org.godwit.persistence.wire;

import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.log.JournalStatus;

/// What a journal server answers.
public sealed interface Reply {

    /// To a hello.
    ///
    /// @param version of the protocol
    /// @param maxFrameBytes that the server takes
    /// @param socket the path of a Unix domain socket at which the server listens, too; "" if there
    ///   is none
    /// @param bulk how the paths of this client's bulk files begin; "" if it may have none
    /// @param forces whether what is acknowledged survives the loss of power, so that bulk files
    ///   must be forced before they are handed in
    record Welcome(int version, int maxFrameBytes, String socket, String bulk, boolean forces)
            implements Reply {}

    /// The events are in the journal.
    record Appended() implements Reply {}

    /// The events are not in the journal: their first sequence number is not the next one.
    record Fenced(long expected, long actual) implements Reply {}

    /// Some of the events that were asked for; more follow.
    record Events(EventBatch batch) implements Reply {}

    /// All events were sent.
    record ReadEnd() implements Reply {}

    /// The highest sequence number, 0 if there is none.
    record HighestIs(long sequence) implements Reply {}

    /// The events are deleted.
    record Erased() implements Reply {}

    /// How much the journal holds.
    record StatusIs(JournalStatus status) implements Reply {}

    /// The request was not carried out.
    record Failed(String reason) implements Reply {}
}
