package org.godwit.persistence.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Changes good input a little, or now and then altogether.
final class Mutations {

    private static final int[] NUMBERS = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32_767,
        65_536,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE - 8
    };
    private static final int CHANGES_MAX = 4;
    private static final int NOISE_BYTES_MAX = 300;
    private static final int NOISE_ONE_IN = 50;

    private final Random random;
    private final List<byte[]> corpus;

    Mutations(Random random, List<byte[]> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    byte[] next() {
        if (random.nextInt(NOISE_ONE_IN) == 0) {
            byte[] noise = new byte[random.nextInt(NOISE_BYTES_MAX)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = any().clone();
        int changes = 1 + random.nextInt(CHANGES_MAX);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input;
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] changed(byte[] input) {
        if (input.length == 0) {
            return any().clone();
        }
        int at = random.nextInt(input.length);
        int to = at + random.nextInt(input.length - at + 1);
        switch (random.nextInt(8)) {
            case 0 -> input[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> input[at] = (byte) random.nextInt();
            case 2, 3 -> number(input, at);
            case 4 -> {
                return Arrays.copyOf(input, at);
            }
            case 5 -> {
                return joined(input, to, input, at);
            }
            case 6 -> {
                return joined(input, at, input, to);
            }
            default -> {
                byte[] other = any();
                return joined(input, at, other, random.nextInt(other.length + 1));
            }
        }
        return input;
    }

    /// A length, perhaps: one of those that break programs, or nearly the right one.
    private void number(byte[] input, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(input);
        buffer.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (input.length - at < Integer.BYTES) {
            return;
        }
        int number =
                random.nextBoolean()
                        ? NUMBERS[random.nextInt(NUMBERS.length)]
                        : buffer.getInt(at) + random.nextInt(-3, 4);
        buffer.putInt(at, number);
    }

    /// What is before an index of one, and what is from an index on of another.
    private static byte[] joined(byte[] head, int until, byte[] tail, int from) {
        byte[] joined = Arrays.copyOf(head, until + tail.length - from);
        System.arraycopy(tail, from, joined, until, tail.length - from);
        return joined;
    }
}
