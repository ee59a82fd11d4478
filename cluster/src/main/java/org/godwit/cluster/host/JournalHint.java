package org.godwit.cluster.host;

import org.apache.pekko.actor.ActorSystem;

import java.util.List;
import java.util.function.Predicate;

/// Tells the journal, if it can make use of it, that a persistent actor will soon recover on this
/// host, very likely from the event `from` on: always, if `suffices` says so of the events from
/// there on. Must not block; may do nothing.
@FunctionalInterface
public interface JournalHint {

    void expect(
            ActorSystem system, String persistenceId, long from, Predicate<List<Object>> suffices);
}
