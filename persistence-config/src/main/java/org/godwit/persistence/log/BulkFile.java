package org.godwit.persistence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A file beside the segments with bytes that events refer to: too many to pass through the server
/// (docs/decisions/0023-bulk-state-files.md). It belongs to the events of one batch, and is deleted
/// when they are.
///
/// @param name in the journal's folder for such files
/// @param bytes that it holds, at least 1
public record BulkFile(String name, long bytes) {

    /// The folder in a journal's directory.
    public static final String FOLDER = "bulk";

    /// How every name ends.
    public static final String SUFFIX = ".bulk";

    /// What one batch may have.
    static final int COUNT_MAX = 1_024;

    private static final Pattern NAME = Pattern.compile("[0-9a-z-]{1,100}\\.bulk");

    public BulkFile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%.120s' cannot be the name of a bulk file; it is %s".formatted(name, NAME));
        }
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "bulk file %s of %d bytes; it has at least 1".formatted(name, bytes));
        }
    }

    /// The size of [#encoded].
    public static int encodedBytes(List<BulkFile> files) {
        int bytes = Short.BYTES;
        for (BulkFile file : files) {
            bytes += Short.BYTES + file.name.length() + Long.BYTES;
        }
        return bytes;
    }

    /// How many there are (2 bytes), and for each its name (2 bytes of length, ASCII) and its bytes
    /// (8 bytes).
    public static ByteBuffer encoded(List<BulkFile> files) {
        if (files.size() > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "%d bulk files; one batch may have %d".formatted(files.size(), COUNT_MAX));
        }
        ByteBuffer out = ByteBuffer.allocate(encodedBytes(files)).putShort((short) files.size());
        for (BulkFile file : files) {
            out.putShort((short) file.name.length())
                    .put(file.name.getBytes(StandardCharsets.US_ASCII))
                    .putLong(file.bytes);
        }
        return out.flip();
    }

    /// Reads what [#encoded] made.
    ///
    /// @throws IllegalArgumentException if it is not that
    public static List<BulkFile> read(ByteBuffer in) {
        int count = in.remaining() < Short.BYTES ? -1 : in.getShort();
        if (count < 0 || count > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "%d bulk files; one batch may have %d".formatted(count, COUNT_MAX));
        }
        List<BulkFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = in.remaining() < Short.BYTES ? -1 : in.getShort();
            if (length < 0 || length + Long.BYTES > in.remaining()) {
                throw new IllegalArgumentException(
                        "the name of a bulk file has %d bytes, with %d left"
                                .formatted(length, in.remaining()));
            }
            byte[] name = new byte[length];
            in.get(name);
            files.add(new BulkFile(new String(name, StandardCharsets.US_ASCII), in.getLong()));
        }
        return files;
    }
}
