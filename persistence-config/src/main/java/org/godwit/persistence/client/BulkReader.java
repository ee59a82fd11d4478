package org.godwit.persistence.client;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads what events have in bulk files, each file opened once as long as its events follow each
/// other. Used by one thread; blocks for the disk.
public final class BulkReader implements AutoCloseable {

    private static final int FIRST_BYTES = 512 << 10;

    private final Optional<Path> folder;
    private String name = "";
    private @Nullable FileChannel channel;
    private @Nullable Arena memory;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long bytes;

    /// @param folder of the files; empty: it cannot be reached from here
    public BulkReader(Optional<Path> folder) {
        this.folder = folder;
    }

    /// The bytes at a place; valid until the next are read.
    ///
    /// @throws IOException if they are not what was written there
    public ByteBuffer read(BulkPlace place) throws IOException {
        FileChannel file = open(place.file());
        if (file.size() < place.offset() + place.length()) {
            throw damaged(
                    place,
                    "it ends at %d, before the %d bytes from %d that an event has there"
                            .formatted(file.size(), place.length(), place.offset()));
        }
        if (buffer.capacity() < place.length()) {
            grow(place.length());
        }
        buffer.clear().limit(place.length());
        while (buffer.hasRemaining()) {
            if (file.read(buffer, place.offset() + buffer.position()) < 0) {
                throw damaged(place, "it has become shorter");
            }
        }
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.flip());
        if ((int) checksum.getValue() != place.checksum()) {
            throw damaged(
                    place,
                    "the %d bytes from %d do not match their checksum"
                            .formatted(place.length(), place.offset()));
        }
        bytes += place.length();
        return buffer.rewind();
    }

    /// What is long is given back to the system with this reader, and not when the collector comes
    /// by.
    @SuppressWarnings("MustBeClosedChecker") // by shrink
    private void grow(int bytesMin) {
        shrink();
        Arena larger = Arena.ofConfined();
        memory = larger;
        buffer = larger.allocate(Math.max(FIRST_BYTES, bytesMin)).asByteBuffer();
    }

    private void shrink() {
        buffer = ByteBuffer.allocate(0);
        Arena old = memory;
        memory = null;
        if (old != null) {
            old.close();
        }
    }

    private FileChannel open(String wanted) throws IOException {
        FileChannel known = channel;
        if (known != null && wanted.equals(name)) {
            return known;
        }
        closeFile();
        try {
            FileChannel opened = FileChannel.open(path(wanted), StandardOpenOption.READ);
            channel = opened;
            name = wanted;
            return opened;
        } catch (NoSuchFileException e) {
            throw new BulkFileMissingException(wanted, e);
        }
    }

    private Path path(String wanted) throws IOException {
        return folder.orElseThrow(() ->
                        new IOException(
                                "bulk file %s of the journal cannot be reached: its folder is not on this machine, or not writable"
                                        .formatted(wanted)))
                .resolve(wanted);
    }

    private IOException damaged(BulkPlace place, String what) throws IOException {
        if (!Files.exists(path(place.file()))) { // it is written over, by another name
            return new BulkFileMissingException(
                    place.file(), new NoSuchFileException(place.file()));
        }
        return new IOException(
                "the journal's bulk file %s is damaged: %s".formatted(place.file(), what));
    }

    /// How many have been read.
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        shrink();
        closeFile();
    }

    private void closeFile() throws IOException {
        FileChannel open = channel;
        if (open != null) {
            channel = null;
            open.close();
        }
    }
}
