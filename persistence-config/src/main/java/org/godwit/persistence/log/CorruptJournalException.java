package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Path;

/// A journal file holds something that was never written so. The message names the file and the
/// offset in bytes.
public final class CorruptJournalException extends IOException {

    public CorruptJournalException(Path file, long offset, String what) {
        super(
                ("journal file %s is corrupt at offset %d: %s. Restore the journal's "
                                + "directory from a copy; nothing was changed")
                        .formatted(file, offset, what));
    }

    public CorruptJournalException(Path directory, String what) {
        super(
                "journal in %s is corrupt: %s. Restore it from a copy; nothing was changed"
                        .formatted(directory, what));
    }
}
