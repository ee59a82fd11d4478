package org.godwit.cluster.processor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.wire.Wire;
import org.godwit.processor.Effect;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a virtual processor's actor is told.
public sealed interface ProcessorCommand {

    /// Be there: start or come back. Answered with [Report.Arrived] when it runs.
    record Wake(Optional<TaskSpec> spec, ActorRef<Report> replyTo)
            implements ProcessorCommand, Wire {}

    /// A frame that came through the sharding region (the Artery plane).
    record Deliver(byte[] frame) implements ProcessorCommand, Wire {}

    /// Tell this host where you are.
    record Locate(ActorRef<Located> replyTo) implements ProcessorCommand, Wire {}

    /// Stop at the next yield point and close. Answered with [Report.Closed] or [Report.Refused].
    ///
    /// @param codes the fingerprints of programs' code where it is to go, "" for one that is not
    ///   woven; those of programs that are not there are missing
    record Prepare(long moveId, Map<String, String> codes, ActorRef<Report> replyTo)
            implements ProcessorCommand, Wire {}

    /// The move is given up.
    record Abort(long moveId) implements ProcessorCommand, Wire {}

    /// End the task.
    record Kill() implements ProcessorCommand, Wire {}

    /// Hand-off: this incarnation is to end here.
    record Stop() implements ProcessorCommand, Wire {}

    /// The master has this VP's end in its own journal: nobody needs that of the VP any more, nor
    /// the actor. Answered with [Report.Erased] when it is deleted; one that is not so far yet does
    /// not answer, and reports its end by itself.
    record Dismiss(ActorRef<Report> replyTo) implements ProcessorCommand, Wire {}

    // --- from this host only

    /// Its journal is deleted, as somebody ordered.
    record WasErased(ActorRef<Report> orderedBy) implements ProcessorCommand {}

    /// Nobody has asked for long for a VP that is gone.
    record Leave() implements ProcessorCommand {}

    /// Events wait to be persisted.
    record Flush() implements ProcessorCommand {}

    /// The protocol came to something.
    record Happened(Effect effect) implements ProcessorCommand {}

    /// The task's thread has ended.
    record ThreadEnded() implements ProcessorCommand {}

    /// The task is unwound.
    record HasYielded(long nanosSinceAsked) implements ProcessorCommand {}

    /// A yield point was reached, but the task could not be captured there.
    record WasPinned(String reason) implements ProcessorCommand {}

    /// The task was captured: so many bytes.
    record WasCaptured(long bytes) implements ProcessorCommand {}

    /// Its capture is not resumed on this host.
    record WasRefused(String reason) implements ProcessorCommand {}

    /// What the master knows of this tid.
    record SpecKnown(Optional<TaskSpec> spec) implements ProcessorCommand {}

    /// The stop may not wait any longer.
    record StopOverdue() implements ProcessorCommand {}

    /// Tell the master again that the task is over.
    record ReportAgain() implements ProcessorCommand {}

    /// The answer to [Locate].
    sealed interface Located extends Wire {
        Tid tid();
    }

    record LocatedAt(Tid tid, int incarnation, Tid host) implements Located {}

    /// There is no such task (any more).
    record NoSuchTask(Tid tid) implements Located {}

    /// What a VP's actor tells whoever conducts its move, and the master.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(Closed.class),
        @JsonSubTypes.Type(Refused.class),
        @JsonSubTypes.Type(PartlyWritten.class),
        @JsonSubTypes.Type(Prefetchable.class),
        @JsonSubTypes.Type(Yielded.class),
        @JsonSubTypes.Type(Pinned.class),
        @JsonSubTypes.Type(Captured.class),
        @JsonSubTypes.Type(Closing.class),
        @JsonSubTypes.Type(Unresumed.class),
        @JsonSubTypes.Type(Freed.class),
        @JsonSubTypes.Type(Arrived.class),
        @JsonSubTypes.Type(Fallen.class),
        @JsonSubTypes.Type(Erased.class)
    })
    sealed interface Report extends Wire {
        Tid tid();
    }

    /// What tasks that move together have reported on their host, in this order: one message
    /// between the hosts for all of them.
    record Gathered(List<Aged> reports) implements Wire {}

    /// @param nanos since it was reported
    record Aged(Report report, long nanos) {}

    /// It is closed and complete in the journal.
    record Closed(Tid tid, long moveId) implements Report {}

    /// It cannot move.
    record Refused(Tid tid, long moveId, String reason) implements Report {}

    /// The first parts of its state are in the journal; more are on their way.
    record PartlyWritten(Tid tid, long moveId) implements Report {}

    /// Parts of its state are in the journal's files, and these events, which refer to them, on
    /// their way into the journal; see [JournalHints].
    record Prefetchable(Tid tid, long moveId, long first, List<ByteBuffer> events)
            implements Report {}

    /// It has come to a yield point and does not compute any more.
    ///
    /// @param reachMicros from when its thread was asked
    /// @param journaled the sequence number in its journal after which its state will be written
    record Yielded(Tid tid, long moveId, long reachMicros, long journaled) implements Report {}

    /// It came to a yield point and could not be captured there; it is tried again at the next.
    record Pinned(Tid tid, long moveId, String reason) implements Report {}

    /// Its state was saved: so many bytes.
    record Captured(Tid tid, long bytes) implements Report {}

    /// All that the next incarnation needs is on its way into the journal, and nothing but the
    /// journal can keep it from getting there: [Closed] follows, and a [Stop] waits for it.
    record Closing(Tid tid, long moveId) implements Report {}

    /// Its capture is not resumed on this host, for a reason that will not go away; it waits there,
    /// unharmed, to be moved to another one.
    record Unresumed(Tid tid, int incarnation, Tid host, String reason) implements Report {}

    /// The source host is free of it.
    record Freed(Tid tid, long moveId) implements Report {}

    /// It is, as this incarnation, on this host.
    ///
    /// @param bytes read from the journal for it
    /// @param computes whether it has come to where it computes again
    record Arrived(Tid tid, int incarnation, Tid host, long bytes, boolean computes)
            implements Report {}

    /// This incarnation has ended without having been told to.
    record Fallen(Tid tid, int incarnation) implements Report {}

    /// It has ended, and its journal is deleted.
    record Erased(Tid tid) implements Report {}
}
