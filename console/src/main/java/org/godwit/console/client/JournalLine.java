package org.godwit.console.client;

/// How much a journal holds.
///
/// @param profile `embedded`, `h2` or `postgresql`
/// @param where its directory or database
/// @param events that a recovery can read
/// @param bytes they take in the store
/// @param ids that were ever written, one per virtual processor and one for the master, also those
///   without events
public record JournalLine(String profile, String where, long events, long bytes, long ids) {}
