package org.godwit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.fuzz.Fuzz;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Messages that are not what the receiver thinks, and calls that make no sense.
final class PackFuzzTest {

    private static final int ROUNDS = 50_000;
    private static final int CALLS = 12;
    private static final int ITEMS_MAX = 64;
    private static final int ARRAY_MAX = 40;

    /// What is thrown for what a program does to its own buffers: nothing.
    private static final class Nothing extends RuntimeException {}

    /// The first byte of an input is its encoding, the next eight are the seed of the calls.
    private static final int HEAD = 1 + Long.BYTES;

    @Test
    void unpacking_delivers_whole_items_or_says_why_not_and_never_goes_beyond_the_end()
            throws Exception {
        new Fuzz(ROUNDS, Nothing.class, 64)
                .run(
                        corpus(),
                        input -> {
                            if (input.length < HEAD) {
                                return;
                            }
                            Random calls = new Random(ByteBuffer.wrap(input, 1, 8).getLong());
                            byte[] bytes = java.util.Arrays.copyOfRange(input, HEAD, input.length);
                            Encoding encoding =
                                    Encoding.values()[(input[0] & 0xff) % Encoding.values().length];
                            UnpackBuffer buffer = new UnpackBuffer(Body.of(encoding, bytes));
                            for (int i = 0; i < CALLS; i++) {
                                int before = buffer.position();
                                unpack(buffer, calls);
                                assertThat(buffer.position()).isBetween(before, bytes.length);
                            }
                        });
    }

    private static void unpack(UnpackBuffer buffer, Random random) {
        int offset = number(random);
        int count = number(random);
        int stride = number(random);
        int length = random.nextInt(ARRAY_MAX);
        boolean missing = random.nextInt(10) == 0;
        Object _ =
                switch (random.nextInt(9)) {
                    case 0 ->
                            buffer.unpackBytes(
                                    or(missing, new byte[length]), offset, count, stride);
                    case 1 ->
                            buffer.unpackShorts(
                                    or(missing, new short[length]), offset, count, stride);
                    case 2 ->
                            buffer.unpackInts(or(missing, new int[length]), offset, count, stride);
                    case 3 ->
                            buffer.unpackLongs(
                                    or(missing, new long[length]), offset, count, stride);
                    case 4 ->
                            buffer.unpackFloats(
                                    or(missing, new float[length]), offset, count, stride);
                    case 5 ->
                            buffer.unpackDoubles(
                                    or(missing, new double[length]), offset, count, stride);
                    case 6 ->
                            buffer.unpackComplexes(
                                    or(missing, new float[length]), offset, count, stride);
                    case 7 ->
                            buffer.unpackComplexes(
                                    or(missing, new double[length]), offset, count, stride);
                    default -> buffer.unpackString();
                };
    }

    @Test
    void packing_takes_what_is_there_or_packs_nothing() throws Exception {
        new Fuzz(ROUNDS, Nothing.class, 4_096)
                .run(
                        corpus(),
                        input -> {
                            if (input.length < HEAD) {
                                return;
                            }
                            Random calls = new Random(ByteBuffer.wrap(input, 1, 8).getLong());
                            Encoding encoding =
                                    Encoding.values()[(input[0] & 0xff) % Encoding.values().length];
                            PackBuffer buffer = new PackBuffer(encoding);
                            for (int i = 0; i < CALLS; i++) {
                                int before = buffer.length();
                                PackResult result = pack(buffer, calls);
                                assertThat(buffer.length()).isGreaterThanOrEqualTo(before);
                                if (result != PackResult.OK) {
                                    assertThat(buffer.length()).isEqualTo(before);
                                }
                            }
                            Body body = buffer.body();
                            assertThat(body.length()).isBetween(0, body.bytes().length);
                        });
    }

    private static PackResult pack(PackBuffer buffer, Random random) {
        int offset = number(random);
        int stride = number(random);
        // Repeating one item is as long as the caller says, and that is his memory.
        int count = stride == 0 ? random.nextInt(-2, ITEMS_MAX) : number(random);
        int length = random.nextInt(ARRAY_MAX);
        boolean missing = random.nextInt(10) == 0;
        return switch (random.nextInt(9)) {
            case 0 -> buffer.packBytes(or(missing, new byte[length]), offset, count, stride);
            case 1 -> buffer.packShorts(or(missing, new short[length]), offset, count, stride);
            case 2 -> buffer.packInts(or(missing, new int[length]), offset, count, stride);
            case 3 -> buffer.packLongs(or(missing, new long[length]), offset, count, stride);
            case 4 -> buffer.packFloats(or(missing, new float[length]), offset, count, stride);
            case 5 -> buffer.packDoubles(or(missing, new double[length]), offset, count, stride);
            case 6 -> buffer.packComplexes(or(missing, new float[length]), offset, count, stride);
            case 7 -> buffer.packComplexes(or(missing, new double[length]), offset, count, stride);
            default -> buffer.packString("x\u00fc\u20ac".repeat(random.nextInt(9)));
        };
    }

    private static <T> @Nullable T or(boolean missing, T array) {
        return missing ? null : array;
    }

    private static int number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> Integer.MAX_VALUE - random.nextInt(3);
            case 2 -> Integer.MIN_VALUE + random.nextInt(3);
            default -> random.nextInt(-3, ITEMS_MAX);
        };
    }

    private static List<byte[]> corpus() {
        Random random = new Random(1);
        List<byte[]> corpus = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            PackBuffer buffer = new PackBuffer(i % 2 == 0 ? Encoding.DEFAULT : Encoding.RAW);
            for (int call = 0; call < 8; call++) {
                buffer.packString("text " + call);
                buffer.packInts(new int[] {random.nextInt(), call}, 0, 2, 1);
                buffer.packDoubles(new double[] {random.nextGaussian()}, 0, 1, 1);
            }
            Body body = buffer.body();
            corpus.add(
                    ByteBuffer.allocate(HEAD + body.length())
                            .put((byte) body.encoding().ordinal())
                            .putLong(random.nextLong())
                            .put(body.bytes(), 0, body.length())
                            .array());
        }
        return corpus;
    }
}
