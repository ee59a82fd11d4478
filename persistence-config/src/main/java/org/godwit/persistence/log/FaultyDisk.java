package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A disk that is slow or full when somebody says so by files in a folder: for `./pvm torture`. A
/// journal has it only if `godwit.test.fault-folder` names the folder. Thread-safe.
///
/// @param folder must be there
public record FaultyDisk(Path folder) implements Disk {

    private static final String SLOW = "journal-slow";
    private static final String FULL = "journal-full";

    private Path slowness() {
        return folder.resolve(SLOW);
    }

    private Path fullness() {
        return folder.resolve(FULL);
    }

    /// From now on each force takes so much longer.
    public void slow(Duration more) throws IOException {
        Path draft = folder.resolve(SLOW + ".draft");
        Files.writeString(draft, Long.toString(more.toMillis()));
        Files.move(draft, slowness());
    }

    /// From now on there is no room for a further byte.
    public void fill() throws IOException {
        Files.writeString(fullness(), "");
    }

    /// It is as it should be again.
    public void mend() throws IOException {
        Files.deleteIfExists(slowness());
        Files.deleteIfExists(fullness());
    }

    /// A full one takes the first half of what is to be written, as real ones do, and then nothing.
    @Override
    public int write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        if (!Files.exists(fullness())) {
            return channel.write(bytes, at);
        }
        int half = bytes.remaining() / 2;
        if (half == 0) {
            throw new IOException("No space left on device (as " + fullness() + " wants it)");
        }
        int written = channel.write(bytes.slice(bytes.position(), half), at);
        bytes.position(bytes.position() + written);
        return written;
    }

    @Override
    public void force(FileChannel channel, boolean metaData) throws IOException {
        if (Files.exists(slowness())) {
            dawdle();
        }
        channel.force(metaData);
    }

    private void dawdle() {
        try {
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(Files.readString(slowness())));
        } catch (IOException _) {
            // it has just been mended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
