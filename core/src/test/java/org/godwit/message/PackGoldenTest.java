package org.godwit.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bytes on the wire are a format: they must never change by accident.
class PackGoldenTest {

    record Golden(String name, Encoding encoding, String hex) {}

    private static final Map<String, Function<PackBuffer, PackResult>> CALLS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("byte", b -> b.packBytes(new byte[] {1, -2, 3}, 0, 3, 1)),
                            Map.entry(
                                    "byte_stride_2",
                                    b -> b.packBytes(new byte[] {1, 2, 3, 4, 5}, 0, 3, 2)),
                            Map.entry("short", b -> b.packShorts(new short[] {258, -2}, 0, 2, 1)),
                            Map.entry(
                                    "short_stride_0",
                                    b -> b.packShorts(new short[] {258}, 0, 2, 0)),
                            Map.entry("int", b -> b.packInts(new int[] {16909060, -2}, 0, 2, 1)),
                            Map.entry(
                                    "int_backwards",
                                    b -> b.packInts(new int[] {1, 2, 3, 4}, 3, 2, -2)),
                            Map.entry(
                                    "long",
                                    b ->
                                            b.packLongs(
                                                    new long[] {0x0102030405060708L, -1}, 0, 2, 1)),
                            Map.entry("float", b -> b.packFloats(new float[] {1.5f, -0f}, 0, 2, 1)),
                            Map.entry("double", b -> b.packDoubles(new double[] {-2.5}, 0, 1, 1)),
                            Map.entry(
                                    "cplx_stride_2",
                                    b -> b.packComplexes(new float[] {1, 2, 3, 4, 5, 6}, 0, 2, 2)),
                            Map.entry("dcplx", b -> b.packComplexes(new double[] {1, -1}, 0, 1, 1)),
                            Map.entry("string", b -> b.packString("hello")),
                            Map.entry("string_empty", b -> b.packString("")),
                            Map.entry("string_latin_1", b -> b.packString("na\u00efve")),
                            Map.entry("string_utf_8", b -> b.packString("\u20ac1"))));

    static List<Golden> golden() throws IOException {
        try (InputStream in = PackGoldenTest.class.getResourceAsStream("packed.hex")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .map(w -> new Golden(w[0], Encoding.valueOf(w[1]), w.length > 2 ? w[2] : ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void a_packed_value_has_the_recorded_bytes(Golden golden) {
        PackBuffer buffer = new PackBuffer(golden.encoding());

        PackResult result = Objects.requireNonNull(CALLS.get(golden.name())).apply(buffer);

        String packed = HexFormat.of().formatHex(buffer.body().exactBytes());
        assertThat(result == PackResult.OK ? packed : result.toString()).isEqualTo(golden.hex());
    }

    @Test
    void every_call_is_recorded_in_every_encoding() throws IOException {
        assertThat(golden()).hasSize(CALLS.size() * Encoding.values().length);
        assertThat(golden().stream().map(Golden::name)).containsAll(CALLS.keySet());
    }
}
