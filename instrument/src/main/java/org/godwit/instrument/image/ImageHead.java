package org.godwit.instrument.image;

import org.godwit.continuation.CaptureRefusedException;

import java.util.List;

/// The parts of an image whose checksums and head were found good.
///
/// @param objects position of the objects
/// @param table position of the table
/// @param end position behind the table
record ImageHead(long objects, long table, long end) {

    private static final int START_BYTES = Long.BYTES + Integer.BYTES;

    /// Refuses what is not a whole image of this JVM and fingerprint.
    static ImageHead check(List<byte[]> chunks, String fingerprint) {
        checkVersion(chunks);
        long length = ChunkInput.verify(chunks);
        ChunkInput head = new ChunkInput(chunks, START_BYTES, length);
        checkSame("the JVM of the capture", head.name(), ImageFormat.jvm());
        checkSame("the code of the capture", head.name(), fingerprint);
        long end = length - ImageFormat.POSITION_BYTES;
        long objects = length - head.left();
        if (end < objects) {
            throw ChunkInput.refusal("it has no table");
        }
        ChunkInput position = new ChunkInput(chunks, end, length);
        long table = position.int64();
        if (table < objects || table > end) {
            throw ChunkInput.refusal("its table is said to be at " + table + " of " + end);
        }
        return new ImageHead(objects, table, end);
    }

    private static void checkVersion(List<byte[]> chunks) {
        if (chunks.isEmpty() || chunks.getFirst().length < START_BYTES) {
            throw new CaptureRefusedException("this is no capture: too short");
        }
        byte[] first = chunks.getFirst();
        if ((long) ChunkOutput.INT64.get(first, 0) != ImageFormat.MAGIC) {
            throw new CaptureRefusedException("this is no capture: it does not start as one");
        }
        int version = (int) ChunkOutput.INT32.get(first, Long.BYTES);
        if (version != ImageFormat.VERSION) {
            throw new CaptureRefusedException(
                    "the capture has format "
                            + version
                            + "; this Godwit reads format "
                            + ImageFormat.VERSION);
        }
    }

    private static void checkSame(String what, String found, String here) {
        if (!found.equals(here)) {
            throw new CaptureRefusedException(
                    what + " is '" + found + "', here it is '" + here + "'");
        }
    }
}
