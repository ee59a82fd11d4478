package org.godwit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackBufferTest {

    @Test
    void a_body_stays_as_it_is_when_more_is_packed() {
        PackBuffer buffer = new PackBuffer(Encoding.DEFAULT);
        buffer.packInts(new int[] {1}, 0, 1, 1);
        Body first = buffer.body();
        byte[] before = first.exactBytes().clone();

        for (int i = 0; i < 100; i++) {
            buffer.packInts(new int[] {-1}, 0, 1, 1);
        }

        assertThat(first.exactBytes()).isEqualTo(before);
        assertThat(buffer.body().length()).isEqualTo(404);
    }

    @Test
    void going_on_behind_a_body_does_not_touch_what_others_pack_behind_it() {
        PackBuffer one = new PackBuffer(Encoding.RAW);
        one.packInts(new int[] {1}, 0, 1, 1);
        PackBuffer other = PackBuffer.after(one.body());

        one.packInts(new int[] {2}, 0, 1, 1);
        other.packInts(new int[] {3}, 0, 1, 1);

        assertThat(read(one.body())).containsExactly(1, 2);
        assertThat(read(other.body())).containsExactly(1, 3);
    }

    @Test
    void a_body_is_appended_as_it_is() {
        PackBuffer bytes = new PackBuffer(Encoding.RAW);
        bytes.packBytes(new byte[] {7, 0, 0}, 0, 3, 1);
        PackBuffer buffer = new PackBuffer(Encoding.DEFAULT);

        assertThat(buffer.append(bytes.body())).isEqualTo(PackResult.OK);

        assertThat(buffer.length()).isEqualTo(3);
        assertThat(buffer.body().exactBytes()).containsExactly(7, 0, 0);
    }

    @Test
    void arrays_in_place_are_read_when_the_body_is_taken() {
        int[] values = {1, 2, 3};
        PackBuffer buffer = new PackBuffer(Encoding.IN_PLACE);
        buffer.packInts(values, 0, 3, 1);

        values[1] = 20;
        Body first = buffer.body();
        values[2] = 30;

        assertThat(read(first)).containsExactly(1, 20, 3);
        assertThat(read(buffer.body())).containsExactly(1, 20, 30);
        assertThat(buffer.length()).isZero();
        assertThat(first.encoding()).isEqualTo(Encoding.RAW);
    }

    @Test
    void in_place_takes_neither_strings_nor_strides() {
        PackBuffer buffer = new PackBuffer(Encoding.IN_PLACE);

        assertThat(buffer.packString("x")).isEqualTo(PackResult.NOT_IMPLEMENTED);
        assertThat(buffer.packInts(new int[4], 0, 2, 2)).isEqualTo(PackResult.NOT_IMPLEMENTED);
        assertThat(buffer.packInts(new int[4], 0, -1, 2)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.body().length()).isZero();
    }

    @Test
    void an_array_that_is_too_short_packs_nothing() {
        PackBuffer buffer = new PackBuffer(Encoding.DEFAULT);

        assertThat(buffer.packInts(new int[2], 0, 3, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.packComplexes(new float[3], 0, 2, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.packBytes(null, 0, 1, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.packDoubles(new double[2], 2, 1, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.packDoubles(new double[2], 0, -1, 1)).isEqualTo(PackResult.BAD_PARAM);
        assertThat(buffer.length()).isZero();
    }

    @Test
    void a_body_beyond_the_longest_array_is_refused() {
        PackBuffer buffer = new PackBuffer(Encoding.RAW);
        PackBuffer inPlace = new PackBuffer(Encoding.IN_PLACE);
        double[] one = {1};
        double[] million = new double[1 << 20];

        assertThat(buffer.packDoubles(one, 0, 1 << 28, 0)).isEqualTo(PackResult.NO_MEMORY);
        PackResult last = PackResult.OK;
        for (int i = 0; i < 1 << 8; i++) {
            last = inPlace.packDoubles(million, 0, million.length, 1);
        }
        assertThat(last).isEqualTo(PackResult.NO_MEMORY);
        assertThat(buffer.length()).isZero();
    }

    private static int[] read(Body body) {
        int[] into = new int[body.length() / Integer.BYTES];
        assertThat(new UnpackBuffer(body).unpackInts(into, 0, into.length, 1))
                .isEqualTo(PackResult.OK);
        return into;
    }
}
