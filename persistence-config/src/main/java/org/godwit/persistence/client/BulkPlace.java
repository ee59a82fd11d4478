package org.godwit.persistence.client;

import org.godwit.persistence.log.BulkFile;

/// Bytes in a bulk file.
///
/// @param file its name
/// @param offset of the first byte
/// @param length how many
/// @param checksum CRC32C of them
public record BulkPlace(String file, long offset, int length, int checksum) {

    public BulkPlace {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "%d bytes from %d of bulk file '%.120s'".formatted(length, offset, file));
        }
        var _ = new BulkFile(file, offset + length);
    }
}
