package org.godwit.persistence.client;

import org.godwit.persistence.log.BulkFile;
import org.godwit.persistence.log.Gathering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes one bulk file. Used by one thread at a time; blocks for the disk.
public final class BulkWriter implements AutoCloseable {

    static final String SUFFIX = BulkFile.SUFFIX;

    /// The JDK copies what it writes into a buffer of its own, which stays small and warm so.
    private static final int WRITE_BYTES = 256 << 10;

    /// A file that was longer before is cut if it has more than so many times what is in it:
    /// cutting costs time, and not to costs room.
    private static final int SPARE_SHARE_MAX = 2;

    private final Path file;
    private final FileChannel channel;
    private final boolean forces;
    private long end;
    private boolean finished;

    BulkWriter(Path file, FileChannel channel, boolean forces) {
        this.file = file;
        this.channel = channel;
        this.forces = forces;
    }

    /// Appends what remains in the buffer, which is left as it is.
    public BulkPlace write(ByteBuffer bytes) throws IOException {
        return write(List.of(bytes));
    }

    /// Appends what remains in the buffers together, which are left as they are.
    ///
    /// @throws IllegalArgumentException if that is over 2 GiB
    public BulkPlace write(List<ByteBuffer> pieces) throws IOException {
        long length = Gathering.bytes(pieces);
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an event of %,d bytes is too long for the journal, which takes at most %,d"
                            .formatted(length, Integer.MAX_VALUE));
        }
        long offset = end;
        CRC32C checksum = new CRC32C();
        for (ByteBuffer piece : pieces) {
            append(piece, checksum);
        }
        return new BulkPlace(
                file.getFileName().toString(), offset, (int) length, (int) checksum.getValue());
    }

    private void append(ByteBuffer bytes, CRC32C checksum) throws IOException {
        int length = bytes.remaining();
        for (int done = 0; done < length; done += WRITE_BYTES) {
            ByteBuffer part =
                    bytes.slice(bytes.position() + done, Math.min(length - done, WRITE_BYTES));
            checksum.update(part.duplicate());
            while (part.hasRemaining()) {
                end += channel.write(part);
            }
        }
    }

    /// Nothing more comes. If the journal promises that for what it acknowledges, the file survives
    /// the loss of power from here on.
    public BulkFile finish() throws IOException {
        long bytes = channel.size(); // with what is left of older events
        if (bytes > SPARE_SHARE_MAX * end) {
            channel.truncate(end);
            bytes = end;
        }
        if (forces) {
            channel.force(false);
            try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
        channel.close();
        finished = true;
        return new BulkFile(file.getFileName().toString(), bytes);
    }

    private Path folder() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException(file + " is in no folder");
        }
        return folder;
    }

    /// Deletes the file, finished or not, as far as that can be done: the journal deletes what
    /// belongs to no event.
    public void abandon() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // left to the journal
        }
    }

    /// Deletes the file if it was not finished.
    @Override
    public void close() throws IOException {
        if (!finished) {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
