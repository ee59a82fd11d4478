package org.godwit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Random values through both buffers. A failure names its seed; `-Dpack.seed=N` repeats it.
class PackRoundTripTest {

    private static final int ROUNDS = 300;
    private static final int ITEMS_MAX = 40;

    private final long seed = Long.getLong("pack.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<Consumer<UnpackBuffer>> checks = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void what_is_packed_in_any_mixture_is_unpacked_again(Encoding encoding) {
        PackBuffer packed = new PackBuffer(encoding);
        for (int i = 0; i < ROUNDS; i++) {
            packSomething(packed, encoding);
        }
        UnpackBuffer unpacked = new UnpackBuffer(packed.body());
        checks.forEach(check -> check.accept(unpacked));
        assertThat(unpacked.remaining()).as("seed %d", seed).isZero();
    }

    private void packSomething(PackBuffer to, Encoding encoding) {
        boolean inPlace = encoding == Encoding.IN_PLACE;
        int count = random.nextInt(ITEMS_MAX);
        int stride = inPlace ? 1 : random.nextInt(7) - 3;
        int wayBack = stride < 0 ? -stride * count : 0;
        int back = wayBack + random.nextInt(3);
        int length = back + (Math.max(stride, 1) + 1) * (count + 1);
        switch (random.nextInt(inPlace ? 8 : 9)) {
            case 0 -> bytes(to, back, count, stride, length);
            case 1 -> shorts(to, back, count, stride, length);
            case 2 -> ints(to, back, count, stride, length);
            case 3 -> longs(to, back, count, stride, length, encoding);
            case 4 -> floats(to, back, count, stride, length);
            case 5 -> doubles(to, back, count, stride, length);
            case 6 -> complexes(to, 2 * back, count, stride, 2 * length);
            case 7 -> doubleComplexes(to, 2 * back, count, stride, 2 * length);
            default -> string(to);
        }
    }

    private void ok(PackResult result) {
        assertThat(result).as("seed %d", seed).isEqualTo(PackResult.OK);
    }

    private void same(Object actual, Object expected) {
        assertThat(actual).as("seed %d", seed).isEqualTo(expected);
    }

    private void bytes(PackBuffer to, int offset, int count, int stride, int length) {
        byte[] a = new byte[length];
        random.nextBytes(a);
        ok(to.packBytes(a, offset, count, stride));
        checks.add(from -> {
            byte[] b = new byte[length];
            ok(from.unpackBytes(b, 0, count, 1));
            for (int i = 0; i < count; i++) {
                same(b[i], a[offset + i * stride]);
            }
        });
    }

    private void shorts(PackBuffer to, int offset, int count, int stride, int length) {
        short[] a = new short[length];
        for (int i = 0; i < length; i++) {
            a[i] = (short) random.nextInt();
        }
        ok(to.packShorts(a, offset, count, stride));
        checks.add(from -> {
            short[] b = new short[3 * count + 1];
            ok(from.unpackShorts(b, 3 * count, count, -3));
            for (int i = 0; i < count; i++) {
                same(b[3 * count - 3 * i], a[offset + i * stride]);
            }
        });
    }

    private void ints(PackBuffer to, int offset, int count, int stride, int length) {
        int[] a = random.ints(length).toArray();
        ok(to.packInts(a, offset, count, stride));
        checks.add(from -> {
            int[] b = new int[2 * count + 1];
            ok(from.unpackInts(b, 1, count, 2));
            for (int i = 0; i < count; i++) {
                same(b[1 + 2 * i], a[offset + i * stride]);
            }
        });
    }

    private void longs(
            PackBuffer to, int offset, int count, int stride, int length, Encoding encoding) {
        long[] a = random.longs(length).toArray();
        long mask = encoding.isXdr() ? 0xffffffffL : -1L;
        ok(to.packLongs(a, offset, count, stride));
        checks.add(from -> {
            long[] b = new long[2 * count];
            ok(from.unpackLongs(b, 0, count, 2));
            for (int i = 0; i < count; i++) {
                same(b[2 * i], a[offset + i * stride] & mask);
            }
        });
    }

    private void floats(PackBuffer to, int offset, int count, int stride, int length) {
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextFloat();
        }
        ok(to.packFloats(a, offset, count, stride));
        checks.add(from -> {
            float[] b = new float[2 * count];
            ok(from.unpackFloats(b, 0, count, 2));
            for (int i = 0; i < count; i++) {
                same(b[2 * i], a[offset + i * stride]);
            }
        });
    }

    private void doubles(PackBuffer to, int offset, int count, int stride, int length) {
        double[] a = random.doubles(length).toArray();
        ok(to.packDoubles(a, offset, count, stride));
        checks.add(from -> {
            double[] b = new double[2 * count];
            ok(from.unpackDoubles(b, 0, count, 2));
            for (int i = 0; i < count; i++) {
                same(b[2 * i], a[offset + i * stride]);
            }
        });
    }

    private void complexes(PackBuffer to, int offset, int count, int stride, int length) {
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextFloat();
        }
        ok(to.packComplexes(a, offset, count, stride));
        checks.add(from -> {
            float[] b = new float[4 * count];
            ok(from.unpackComplexes(b, 0, count, 2));
            for (int i = 0; i < count; i++) {
                same(b[4 * i], a[offset + 2 * i * stride]);
                same(b[4 * i + 1], a[offset + 2 * i * stride + 1]);
            }
        });
    }

    private void doubleComplexes(PackBuffer to, int offset, int count, int stride, int length) {
        double[] a = random.doubles(length).toArray();
        ok(to.packComplexes(a, offset, count, stride));
        checks.add(from -> {
            double[] b = new double[2 * count];
            ok(from.unpackComplexes(b, 0, count, 1));
            for (int i = 0; i < count; i++) {
                same(b[2 * i], a[offset + 2 * i * stride]);
                same(b[2 * i + 1], a[offset + 2 * i * stride + 1]);
            }
        });
    }

    private void string(PackBuffer to) {
        boolean ascii = random.nextBoolean(); // what lies between may be ambiguous, see Text
        String s =
                random.ints(random.nextInt(ITEMS_MAX), ascii ? 1 : 0x100, ascii ? 0x7f : 0x2fff)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        ok(to.packString(s));
        checks.add(from -> same(from.unpackString().orElse("nothing"), s));
    }
}
