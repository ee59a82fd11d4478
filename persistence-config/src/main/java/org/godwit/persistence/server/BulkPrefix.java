package org.godwit.persistence.server;

import org.godwit.persistence.log.FsyncMode;

import java.nio.file.Path;

/// How the bulk files of one client are called, so that what it leaves behind can be told.
///
/// @param folder where they are
/// @param name with which each begins; no other client of this journal ever has the same
/// @param forces whether the client must force them
record BulkPrefix(Path folder, String name, boolean forces) {

    static BulkPrefix of(Path folder, long started, long session, FsyncMode fsync) {
        return new BulkPrefix(
                folder, "%x-%d-".formatted(started, session), fsync == FsyncMode.EVERY_COMMIT);
    }

    String path() {
        return folder.toAbsolutePath().resolve(name).toString();
    }
}
