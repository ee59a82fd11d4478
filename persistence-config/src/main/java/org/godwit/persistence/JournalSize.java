package org.godwit.persistence;

/// How much a journal holds, of whatever profile.
///
/// @param events that a recovery can read
/// @param bytes they take in the store, with what it keeps beside them
/// @param persistenceIds with events; of others the highest sequence number is kept
public record JournalSize(long events, long bytes, long persistenceIds) {}
