package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.instrument.image.sample.Lambdas;
import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.godwit.instrument.image.sample.Tables;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class HostileImageTest {

    private static Object small() {
        Node node = new Node(1, new Node(2, null));
        node.any = new Object[] {"text", 5, Planet.EARTH, new int[] {1, 2}, List.of()};
        node.many = new Object[] {new HashMap<>(Map.of(Planet.MARS, 1)), Lambdas.chain(1)};
        return node;
    }

    static void assertRefused(List<byte[]> chunks, String reason) {
        assertThatThrownBy(() -> Images.read(chunks))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void every_flipped_bit_is_refused() {
        List<byte[]> chunks = Images.write(small(), Map.of(), 300);
        for (byte[] chunk : chunks) {
            for (int i = 0; i < chunk.length; i++) {
                for (int flip : new int[] {1, 0x80, 0xff}) {
                    chunk[i] ^= (byte) flip;
                    assertRefused(chunks, "capture");
                    chunk[i] ^= (byte) flip;
                }
            }
        }
        assertThat(Images.read(chunks)).isNotNull();
    }

    /// Behind the checksum everything must still be safe: nothing else than a refusal or some
    /// object comes out.
    @Test
    void every_flipped_bit_behind_a_good_checksum_is_refused_or_harmless() {
        List<byte[]> good = Images.write(small(), Map.of(), 300);
        int refused = 0;
        int read = 0;
        for (int c = 0; c < good.size(); c++) {
            for (int i = 0; i < good.get(c).length - ChunkOutput.CHECKSUM_BYTES; i++) {
                for (int flip : new int[] {1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0xff}) {
                    List<byte[]> bad = Images.copyOf(good);
                    bad.get(c)[i] ^= (byte) flip;
                    try {
                        Images.read(Forgery.seal(bad));
                        read++;
                    } catch (CaptureRefusedException e) {
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(read).isGreaterThan(1_000);
    }

    @Test
    void random_bytes_behind_good_checksums_are_refused_or_harmless() {
        long seed = Long.getLong("godwit.image.seed", System.nanoTime());
        System.out.println("godwit.image.seed=" + seed);
        Random random = new Random(seed);
        List<byte[]> good = Images.write(new Object[] {small(), new Tables()}, Map.of(), 4_000);
        for (int round = 0; round < 3_000; round++) {
            List<byte[]> bad = Images.copyOf(good);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                byte[] chunk = bad.get(random.nextInt(bad.size()));
                int at = random.nextInt(chunk.length - ChunkOutput.CHECKSUM_BYTES);
                chunk[at] = (byte) random.nextInt();
            }
            Forgery.seal(bad);
            try {
                Images.read(bad);
            } catch (CaptureRefusedException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void every_truncation_is_refused() {
        List<byte[]> chunks = Images.write(small(), Map.of(), 300);
        for (int n = 0; n < chunks.size(); n++) {
            assertRefused(chunks.subList(0, n), "capture");
            byte[] chunk = chunks.get(n);
            for (int length = 0; length < chunk.length; length++) {
                List<byte[]> cut = new ArrayList<>(chunks.subList(0, n));
                cut.add(Arrays.copyOf(chunk, length));
                assertRefused(cut, "capture");
                cut.addAll(chunks.subList(n + 1, chunks.size()));
                assertRefused(cut, "capture");
            }
        }
    }

    @Test
    void chunks_in_another_order_or_twice_are_refused() {
        List<byte[]> chunks = Images.write(new int[1_000], Map.of(), 300);
        List<byte[]> swapped = new ArrayList<>(chunks);
        Collections.swap(swapped, 2, 3);
        List<byte[]> twice = new ArrayList<>(chunks);
        twice.add(3, chunks.get(3));
        List<byte[]> more = new ArrayList<>(chunks);
        more.add(chunks.getLast());
        for (List<byte[]> bad : List.of(swapped, twice, more)) {
            assertRefused(bad, "checksum");
        }
        assertRefused(chunks.subList(0, chunks.size() - 1), "cut off");
    }

    @Test
    void garbage_is_refused() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertRefused(List.of(bytes), "this is no capture");
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new ObjectOutputStream(stream).writeObject(new HashMap<>(Map.of("a", new Random())));
        assertRefused(List.of(stream.toByteArray()), "this is no capture");
        assertRefused(List.of(), "too short");
    }

    @Test
    void another_format_jvm_or_code_is_refused_with_what_differs() {
        List<byte[]> old = Images.write("x");
        ChunkOutput.INT32.set(old.getFirst(), Long.BYTES, ImageFormat.VERSION - 1);
        assertRefused(Forgery.seal(old), "format 0; this Godwit reads format 1");
        List<byte[]> jvm = Images.write("x");
        jvm.getFirst()[Long.BYTES + Integer.BYTES + 1] = '9';
        assertRefused(Forgery.seal(jvm), "the JVM of the capture is '9");
        assertThatThrownBy(() ->
                        HeapImage.read(
                                Images.write("x"),
                                getClass().getClassLoader(),
                                Map.of(),
                                Images.ALLOWED,
                                "new code"))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessage(
                        "the code of the capture is 'the code of the test', here it is 'new code'");
        TypeEntry changed = new TypeEntry.Instances(Node.class.getName(), 7);
        assertRefused(
                Forgery.of(0, List.of(changed), out -> out.varint(0)),
                "the fields of " + Node.class.getName());
        assertRefused(
                Forgery.of(0, List.of(new TypeEntry.Named("port")), out -> out.varint(0)),
                "refers to 'port', which this host does not have");
        TypeEntry gone = new TypeEntry.Instances(Images.SAMPLES + "Gone", 7);
        assertRefused(
                Forgery.of(0, List.of(gone), out -> out.varint(0)),
                "there is no class " + Images.SAMPLES + "Gone");
    }
}
