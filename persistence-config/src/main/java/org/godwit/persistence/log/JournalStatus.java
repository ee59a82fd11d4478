package org.godwit.persistence.log;

/// How much an embedded journal holds.
///
/// @param bytes of all segment files, without what is allocated ahead
/// @param events that can be read
/// @param persistenceIds that were ever written, also those whose events are all deleted
/// @param segments files
public record JournalStatus(long bytes, long events, long persistenceIds, int segments) {}
