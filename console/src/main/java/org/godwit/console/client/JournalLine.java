package org.godwit.console.client;

/// How much a journal holds.
///
/// @param profile `embedded`, `h2` or `postgresql`
/// @param where its directory or database
/// @param events that a recovery can read
/// @param bytes they take in the store
/// @param ids with events: one per virtual processor that has not ended, one for the master, and
///   one per host from before it was ready
public record JournalLine(String profile, String where, long events, long bytes, long ids) {}
