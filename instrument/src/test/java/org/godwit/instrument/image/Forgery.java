package org.godwit.instrument.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// Images with good checksums and bad content.
final class Forgery {

    private Forgery() {}

    /// An image with any objects and table.
    static List<byte[]> of(int count, List<TypeEntry> rows, Consumer<ChunkOutput> objects) {
        List<byte[]> chunks = new ArrayList<>();
        ChunkOutput out = new ChunkOutput(1 << 16, chunks::add);
        out.int64(ImageFormat.MAGIC);
        out.int32(ImageFormat.VERSION);
        out.name(ImageFormat.jvm());
        out.name(Images.FINGERPRINT);
        objects.accept(out);
        long position = out.position();
        out.varint(count);
        out.varint(rows.size());
        rows.forEach(row -> ImageFormat.write(out, row));
        out.int64(position);
        out.finish();
        return chunks;
    }

    static TypeEntry instances(Class<?> type) {
        return new TypeEntry.Instances(type.getName(), ClassLayout.of(type).fingerprint);
    }

    /// Makes the checksums of changed chunks right again.
    static List<byte[]> seal(List<byte[]> chunks) {
        CRC32C checksum = new CRC32C();
        for (int i = 0; i < chunks.size(); i++) {
            byte[] chunk = chunks.get(i);
            int end = chunk.length - ChunkOutput.CHECKSUM_BYTES;
            checksum.update(chunk, 0, end);
            int sum = (int) checksum.getValue();
            ChunkOutput.INT32.set(chunk, end, i == chunks.size() - 1 ? ~sum : sum);
        }
        return chunks;
    }
}
