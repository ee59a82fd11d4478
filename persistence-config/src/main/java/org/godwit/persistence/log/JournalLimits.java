package org.godwit.persistence.log;

import com.typesafe.config.Config;

import java.time.Duration;

/// What an embedded journal's server takes and holds at most. The defaults and what happens at each
/// limit stand in `reference.conf` under `godwit.journal`.
///
/// @param maxFrameBytes of one request or answer, and so of one atomic batch of events
/// @param segmentBytes at which a new segment file is started
/// @param maxJournalBytes of all segment files
/// @param maxPersistenceIds that are kept in the index
/// @param maxConnections open at a time
/// @param maxQueuedBytes of writes that wait for the disk
/// @param maxOutboxBytes of answers that one client has not taken yet
/// @param readChunkBytes after which a recovery is cut into frames
/// @param recentBytes of events written last that are kept in memory
/// @param spareBytes of bulk files whose events are gone that are kept to be written over
/// @param fullDiskPatience how long a write waits for room on the disk
public record JournalLimits(
        int maxFrameBytes,
        int segmentBytes,
        long maxJournalBytes,
        int maxPersistenceIds,
        int maxConnections,
        long maxQueuedBytes,
        long maxOutboxBytes,
        int readChunkBytes,
        long recentBytes,
        long spareBytes,
        Duration fullDiskPatience) {

    /// The longest persistence id, in bytes of UTF-8.
    public static final int MAX_PERSISTENCE_ID_BYTES = 1_024;

    private static final int MIB = 1 << 20;
    private static final long SPARE_BYTES = 128L * MIB;
    private static final Duration FULL_DISK_PATIENCE = Duration.ofSeconds(10);

    /// With the spare files and the patience of `reference.conf`.
    public JournalLimits(
            int maxFrameBytes,
            int segmentBytes,
            long maxJournalBytes,
            int maxPersistenceIds,
            int maxConnections,
            long maxQueuedBytes,
            long maxOutboxBytes,
            int readChunkBytes,
            long recentBytes) {
        this(
                maxFrameBytes,
                segmentBytes,
                maxJournalBytes,
                maxPersistenceIds,
                maxConnections,
                maxQueuedBytes,
                maxOutboxBytes,
                readChunkBytes,
                recentBytes,
                SPARE_BYTES,
                FULL_DISK_PATIENCE);
    }

    public JournalLimits {
        atLeast("max-frame-bytes", maxFrameBytes, 4_096);
        atLeast("segment-bytes", segmentBytes, 4_096);
        atLeast("max-journal-bytes", maxJournalBytes, segmentBytes);
        atLeast("max-persistence-ids", maxPersistenceIds, 1);
        atLeast("max-connections", maxConnections, 1);
        atLeast("max-queued-bytes", maxQueuedBytes, maxFrameBytes);
        atLeast("max-outbox-bytes", maxOutboxBytes, maxFrameBytes);
        atLeast("read-chunk-bytes", readChunkBytes, 1);
        atLeast("recent-bytes", recentBytes, 0);
        atLeast("spare-bytes", spareBytes, 0);
        atMost("max-frame-bytes", maxFrameBytes, 512 * MIB);
        atMost("segment-bytes", segmentBytes, 1_024 * MIB);
        atMost("read-chunk-bytes", readChunkBytes, maxFrameBytes);
    }

    /// The limits as `reference.conf` has them.
    public static JournalLimits defaults() {
        return new JournalLimits(
                64 * MIB,
                64 * MIB,
                16L * 1_024 * MIB,
                1_000_000,
                256,
                256L * MIB,
                128L * MIB,
                256 * 1_024,
                8L * MIB);
    }

    /// The limits of a configuration.
    ///
    /// @param journal the part `godwit.journal`
    public static JournalLimits of(Config journal) {
        return new JournalLimits(
                bytesAsInt(journal, "max-frame-bytes"),
                bytesAsInt(journal, "segment-bytes"),
                journal.getBytes("max-journal-bytes"),
                journal.getInt("max-persistence-ids"),
                journal.getInt("max-connections"),
                journal.getBytes("max-queued-bytes"),
                journal.getBytes("max-outbox-bytes"),
                bytesAsInt(journal, "read-chunk-bytes"),
                journal.getBytes("recent-bytes"),
                journal.getBytes("spare-bytes"),
                journal.getDuration("full-disk-patience"));
    }

    private static int bytesAsInt(Config journal, String name) {
        long bytes = journal.getBytes(name);
        atMost(name, bytes, Integer.MAX_VALUE);
        return (int) bytes;
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "godwit.journal.%s is %d; the least is %d".formatted(name, value, least));
        }
    }

    private static void atMost(String name, long value, long most) {
        if (value > most) {
            throw new IllegalArgumentException(
                    "godwit.journal.%s is %d; the most is %d".formatted(name, value, most));
        }
    }
}
