package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// What a journal's files stand on: the real one, or for tests one that is slow or full
/// ([FaultyDisk]).
public interface Disk {

    Disk REAL = new Disk() {};

    /// As [FileChannel#write(ByteBuffer, long)].
    default int write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        return channel.write(bytes, at);
    }

    /// As [FileChannel#force].
    default void force(FileChannel channel, boolean metaData) throws IOException {
        channel.force(metaData);
    }
}
