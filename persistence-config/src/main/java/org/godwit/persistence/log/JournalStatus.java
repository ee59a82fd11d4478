package org.godwit.persistence.log;

/// How much an embedded journal holds.
///
/// @param bytes of all segment files, without what is allocated ahead
/// @param events that can be read
/// @param persistenceIds with events; of others the highest sequence number is kept
/// @param segments files
public record JournalStatus(long bytes, long events, long persistenceIds, int segments) {}
