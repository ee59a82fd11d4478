package org.godwit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackBufferTest {

    private static UnpackBuffer ints(Encoding encoding, int... values) {
        PackBuffer packed = new PackBuffer(encoding);
        packed.packInts(values, 0, values.length, 1);
        return new UnpackBuffer(packed.body());
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void a_short_unpack_delivers_what_was_there_and_stays_at_the_end(Encoding encoding) {
        UnpackBuffer buffer = ints(encoding, 1, 2, 3);
        int[] into = {-7, -7, -7, -7, -7};

        assertThat(buffer.unpackInts(into, 0, 5, 1)).isEqualTo(PackResult.NO_DATA);
        assertThat(into).containsExactly(1, 2, 3, -7, -7);
        assertThat(buffer.unpackBytes(new byte[1], 0, 1, 1)).isEqualTo(PackResult.NO_DATA);
    }

    @Test
    void half_an_item_is_delivered_as_the_bytes_that_are_there() {
        UnpackBuffer buffer = ints(Encoding.RAW, 0, 0, 1);
        double[] into = {-7, -7};

        assertThat(buffer.unpackDoubles(into, 0, 2, 1)).isEqualTo(PackResult.NO_DATA);
        long mixed = Double.doubleToRawLongBits(-7) | 1;
        assertThat(Double.doubleToRawLongBits(into[1])).isEqualTo(mixed);
        assertThat(buffer.remaining()).isZero();
    }

    @Test
    void half_a_complex_number_is_delivered_as_the_floats_it_has() {
        UnpackBuffer buffer = ints(Encoding.DEFAULT, 0x3f800000, 0x40000000, 0x40400000);
        float[] into = {-7, -7, -7, -7, -7, -7};

        assertThat(buffer.unpackComplexes(into, 0, 2, 2)).isEqualTo(PackResult.NO_DATA);
        assertThat(into).containsExactly(1, 2, -7, -7, 3, -7);
    }

    @Test
    void an_array_that_is_too_short_unpacks_nothing_and_moves_nothing() {
        UnpackBuffer buffer = ints(Encoding.RAW, 1, 2, 3);

        assertThat(buffer.unpackInts(new int[2], 0, 3, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.unpackInts(new int[3], 1, 3, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.unpackInts(new int[3], 1, 3, -1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.unpackInts(new int[3], -1, 1, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.unpackInts(null, 0, 1, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.unpackInts(new int[3], 0, -1, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.unpackInts(new int[9], 0, 3, Integer.MAX_VALUE))
                .isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.position()).isZero();
    }

    @Test
    void nothing_can_be_unpacked_into_nothing() {
        assertThat(ints(Encoding.RAW, 1).unpackInts(null, 0, 0, 1)).isEqualTo(PackResult.OK);
    }

    @Test
    void bytes_are_padded_per_call_in_xdr() {
        PackBuffer packed = new PackBuffer(Encoding.DEFAULT);
        packed.packBytes(new byte[] {1, 2, 3, 4, 5}, 0, 5, 1);
        packed.packInts(new int[] {9}, 0, 1, 1);
        UnpackBuffer buffer = new UnpackBuffer(packed.body());
        byte[] into = new byte[8];

        assertThat(buffer.unpackBytes(into, 0, 3, 1)).isEqualTo(PackResult.OK);
        assertThat(buffer.position()).isEqualTo(4);
        assertThat(buffer.unpackBytes(into, 0, 6, 1)).isEqualTo(PackResult.OK);
        assertThat(into).startsWith(5, 0, 0, 0, 0, 0);
        assertThat(buffer.remaining()).isZero();
    }

    @Test
    void a_negative_long_comes_back_unsigned_in_xdr() {
        PackBuffer packed = new PackBuffer(Encoding.DEFAULT);
        packed.packLongs(new long[] {-1, 1L << 40}, 0, 2, 1);
        long[] into = new long[2];

        new UnpackBuffer(packed.body()).unpackLongs(into, 0, 2, 1);

        assertThat(into).containsExactly(4294967295L, 0);
    }

    @ParameterizedTest
    @EnumSource(value = Encoding.class, names = "IN_PLACE", mode = EnumSource.Mode.EXCLUDE)
    void a_string_that_claims_more_than_there_is_is_no_string(Encoding encoding) {
        UnpackBuffer tooLong = ints(encoding, 100, 65);
        UnpackBuffer negative = ints(encoding, -5, 65);

        assertThat(tooLong.unpackString()).isEmpty();
        assertThat(tooLong.remaining()).isZero();
        assertThat(negative.unpackString()).isEmpty();
    }

    @Test
    void a_string_of_no_bytes_at_all_is_empty() {
        assertThat(ints(Encoding.DEFAULT, 0, 5).unpackString()).contains("");
    }

    @ParameterizedTest
    @EnumSource(value = Encoding.class, names = "IN_PLACE", mode = EnumSource.Mode.EXCLUDE)
    void strings_of_every_script_come_back(Encoding encoding) {
        for (String s :
                new String[] {
                    "", "abc", "na\u00efve \u00fc", "\u20ac", "\ud83d\udc26", "\u00c3\u00a9"
                }) {
            PackBuffer packed = new PackBuffer(encoding);
            packed.packString(s);
            assertThat(new UnpackBuffer(packed.body()).unpackString()).contains(s);
        }
    }

    @Test
    void a_string_ends_at_its_first_nul() {
        PackBuffer packed = new PackBuffer(Encoding.RAW);
        packed.packString("a\0b");

        assertThat(packed.length()).isEqualTo(6);
        assertThat(new UnpackBuffer(packed.body()).unpackString()).contains("a");
    }
}
