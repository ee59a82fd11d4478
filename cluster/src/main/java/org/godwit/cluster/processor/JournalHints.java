package org.godwit.cluster.processor;

import org.apache.pekko.actor.ActorSystem;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What this host's journal may be told beforehand, if it can make use of it. None may block; each
/// may do nothing.
public record JournalHints(
        Expected expected,
        Prefetched prefetched,
        Offered offered,
        Forgotten forgotten,
        InPieces inPieces) {

    /// A persistent actor will soon recover on this host.
    @FunctionalInterface
    public interface Expected {

        /// Very likely from the event `from` on: always, if `suffices` says so of the events from
        /// there on.
        void tell(
                ActorSystem system,
                String persistenceId,
                long from,
                Predicate<List<Object>> suffices);
    }

    /// A persistent actor will soon recover on this host, from these events too, which another host
    /// is persisting.
    @FunctionalInterface
    public interface Prefetched {

        /// @param events as [Placed] was told them
        void tell(ActorSystem system, String persistenceId, long first, List<ByteBuffer> events);
    }

    /// Events whose bytes were written before they were persisted are being persisted.
    @FunctionalInterface
    public interface Placed {

        /// @param first the sequence number of the first
        /// @param events opaque, for [Prefetched] on another host
        void tell(long first, List<ByteBuffer> events);
    }

    /// A persistent actor of this host will soon persist something.
    @FunctionalInterface
    public interface Offered {

        /// This very event, after those that this was said of before.
        ///
        /// @param bytes about how many it takes
        /// @param endsBatch whether it is the last of those that are persisted together
        /// @param placed may be told of them; any thread
        void tell(
                ActorSystem system,
                String persistenceId,
                Object event,
                long bytes,
                boolean endsBatch,
                Placed placed);
    }

    /// Events that are long can be had in pieces, without copying them together.
    @FunctionalInterface
    public interface InPieces {

        /// @param form the bytes that the serializer of an event would write, one piece after the
        ///   other; empty: ask the serializer
        void tell(ActorSystem system, Function<Object, Optional<List<ByteBuffer>>> form);
    }

    /// What was offered, and is not persisted yet, does not come.
    @FunctionalInterface
    public interface Forgotten {

        void tell(ActorSystem system, String persistenceId);
    }
}
