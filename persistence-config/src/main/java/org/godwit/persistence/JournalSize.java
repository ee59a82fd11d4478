package org.godwit.persistence;

/// How much a journal holds, of whatever profile.
///
/// @param events that a recovery can read
/// @param bytes they take in the store, with what it keeps beside them
/// @param persistenceIds that were ever written, also those whose events are all deleted
public record JournalSize(long events, long bytes, long persistenceIds) {}
