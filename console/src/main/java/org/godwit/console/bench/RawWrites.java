package org.godwit.console.bench;

import com.typesafe.config.ConfigFactory;

import org.godwit.persistence.postgresql.CommitProbe;
import org.godwit.persistence.postgresql.PostgresSettings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What a store takes for the same bytes when nothing but itself is in between.
@FunctionalInterface
interface RawWrites {

    /// Writes `count` times so many bytes, each forced to the disk before the next. Blocks.
    ///
    /// @return microseconds of each
    List<Double> micros(int count, int bytes) throws IOException;

    /// Appends to a file in this folder. Its length is there before, as the journal has it: a force
    /// that writes the length, too, takes longer.
    static RawWrites toFileIn(Path folder) {
        return (count, bytes) -> {
            Path file = Files.createTempFile(folder, "raw", ".bin");
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long length = channel.write(ByteBuffer.allocate(count * bytes), 0);
                channel.force(true);
                List<Double> micros = new ArrayList<>();
                for (long at = 0; at < length; at += bytes) {
                    ByteBuffer data = ByteBuffer.wrap(filled(bytes));
                    long began = System.nanoTime();
                    channel.write(data, at);
                    channel.force(false);
                    micros.add((System.nanoTime() - began) / 1e3);
                }
                return micros;
            } finally {
                Files.delete(file);
            }
        };
    }

    private static byte[] filled(int bytes) {
        byte[] data = new byte[bytes];
        java.util.Arrays.fill(data, (byte) 1);
        return data;
    }

    /// Inserts a row into a table of its own and commits.
    static RawWrites toDatabase(List<String> set) {
        PostgresSettings settings =
                PostgresSettings.of(ConfigFactory.parseString(String.join("\n", set)));
        return (count, bytes) -> CommitProbe.micros(settings, count, filled(bytes));
    }
}
