package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.instrument.image.sample.Bag;
import org.godwit.instrument.image.sample.BadThread;
import org.godwit.instrument.image.sample.Lambdas;
import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.godwit.instrument.image.sample.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

class HostileImageTest {

    private static Object small() {
        Node node = new Node(1, new Node(2, null));
        node.any = new Object[] {"text", 5, Planet.EARTH, new int[] {1, 2}, List.of()};
        node.many = new Object[] {new HashMap<>(Map.of(Planet.MARS, 1)), Lambdas.chain(1)};
        return node;
    }

    private static void assertRefused(List<byte[]> chunks, String reason) {
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
        assertThatThrownBy(
                        () ->
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

    /// Not on any list; tells when it is initialised.
    static final class Probe {
        static {
            System.setProperty("godwit.image.probe", "initialised");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.ProcessBuilder",
                "javax.management.BadAttributeValueExpException",
                "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "java.lang.invoke.MethodHandles$Lookup",
                "java.net.URLClassLoader",
                "java.nio.HeapByteBuffer",
                "jdk.internal.misc.Unsafe",
                "[Ljava.lang.Thread;",
                "[[[Ljava.lang.ProcessBuilder;",
                "[X",
                "[",
                "",
                "org.godwit.instrument.image.HostileImageTest$Probe"
            })
    void classes_off_the_list_are_refused_before_any_is_loaded(String name) {
        List<String> asked = new ArrayList<>();
        ClassLoader watching =
                new ClassLoader(getClass().getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String asking, boolean resolve)
                            throws ClassNotFoundException {
                        asked.add(asking);
                        return super.loadClass(asking, resolve);
                    }
                };
        List<TypeEntry> entries =
                List.of(
                        new TypeEntry.Instances(name, 1),
                        new TypeEntry.ClassObject(name),
                        new TypeEntry.Static(name, "INSTANCE"),
                        new TypeEntry.Lambdas(
                                new LambdaRecipe(
                                        name, new String[] {"", "", "", "", "", "", ""}, 6, 0)));
        for (TypeEntry entry : entries) {
            List<byte[]> bytes =
                    Forgery.of(1, List.of(Forgery.instances(Node.class), entry), o -> o.varint(3));
            assertThatThrownBy(() -> Images.read(bytes, watching, Map.of()))
                    .isInstanceOf(CaptureRefusedException.class)
                    .hasMessageContaining("may not stand in a capture");
        }
        assertThat(asked).isEmpty();
        assertThat(System.getProperty("godwit.image.probe")).isNull();
    }

    @Test
    void task_classes_over_forbidden_ones_and_abstract_classes_are_not_made() {
        assertRefused(
                Forgery.of(1, List.of(Forgery.instances(BadThread.class)), o -> o.varint(1)),
                "may not stand in a capture");
        for (Class<?> type : List.of(Number.class, Runnable.class, Class.class)) {
            assertRefused(
                    Forgery.of(1, List.of(Forgery.instances(type)), o -> o.varint(1)),
                    "no objects of " + type.getName());
        }
        TypeEntry unsafe = new TypeEntry.Static("java.util.concurrent.ConcurrentHashMap", "U");
        assertRefused(Forgery.of(1, List.of(unsafe), o -> o.varint(1)), "there is no java.util");
    }

    @Test
    void lengths_beyond_the_bytes_are_refused_before_memory_is_taken() {
        for (Class<?> type :
                List.of(int[].class, byte[].class, Object[].class, long[][].class, String.class)) {
            Consumer<ChunkOutput> body =
                    out -> {
                        out.varint(1);
                        if (type == String.class) {
                            out.int8(0);
                        }
                        out.varint(Integer.MAX_VALUE);
                    };
            List<byte[]> bytes = Forgery.of(1, List.of(Forgery.instances(type)), body);
            assertThat(bytes.getFirst().length).isLessThan(200);
            assertRefused(bytes, "for what is left");
        }
        assertRefused(Forgery.of(Integer.MAX_VALUE, List.of(), out -> out.varint(0)), "0 of 2147");
    }

    @Test
    void many_arrays_that_share_the_bytes_left_are_refused() {
        int arrays = 10_000;
        List<byte[]> bytes =
                Forgery.of(
                        arrays + 1,
                        List.of(Forgery.instances(Object[].class)),
                        out -> {
                            out.varint(1);
                            out.varint(arrays);
                            for (int i = 0; i < arrays; i++) {
                                out.varint(1);
                                out.varint(10_000);
                            }
                        });
        assertRefused(bytes, "for what is left");
    }

    @Test
    void references_of_a_wrong_class_are_refused() {
        assertRefused(
                Forgery.of(
                        2,
                        List.of(Forgery.instances(Bag.class), Forgery.instances(Object.class)),
                        out -> {
                            out.varint(1);
                            out.varint(3);
                        }),
                "cannot hold java.lang.Object");
        assertRefused(
                Forgery.of(
                        2,
                        List.of(Forgery.instances(String[].class), Forgery.instances(Object.class)),
                        out -> {
                            out.varint(1);
                            out.varint(1);
                            out.varint(3);
                        }),
                "cannot hold java.lang.Object");
        assertRefused(Forgery.of(0, List.of(), out -> out.varint(4)), "object 2 of 0");
        assertRefused(Forgery.of(1, List.of(), out -> out.varint(3)), "row 1 of 0");
    }

    @Test
    void a_queue_with_a_comparator_that_is_not_of_the_task_is_refused() {
        PriorityQueue<String> queue = new PriorityQueue<>(new Foreign());
        assertThatThrownBy(() -> Images.write(queue)).hasMessageContaining("Foreign");
        AllowList lenient = new AllowList(name -> true);
        List<byte[]> chunks = new ArrayList<>();
        HeapImage.write(queue, Map.of(), lenient, Images.FINGERPRINT, 1 << 10, chunks::add);
        assertRefused(chunks, "HostileImageTest$Foreign may not stand in a capture");
    }

    static final class Foreign implements Comparator<String> {
        @Override
        public int compare(String a, String b) {
            throw new AssertionError("ran");
        }
    }

    @Test
    void damaged_booleans_strings_builders_and_numbers_are_refused() {
        assertRefused(
                Forgery.of(
                        1,
                        List.of(Forgery.instances(boolean[].class)),
                        out -> {
                            out.varint(1);
                            out.varint(1);
                            out.int8(2);
                        }),
                "no booleans");
        assertRefused(
                Forgery.of(
                        1,
                        List.of(Forgery.instances(String.class)),
                        out -> {
                            out.varint(1);
                            out.int8(1);
                            out.varint(1);
                            out.int8(2);
                        }),
                "no string");
        StringBuilder builder = new StringBuilder("abc");
        Class<?> type = StringBuilder.class.getSuperclass();
        Internals.putInt32(builder, Internals.offset(type, "count"), 100);
        assertRefused(Images.write(builder), "a StringBuilder of 100");
        BigInteger number = new BigInteger("123456789012345678901234567890");
        Internals.putInt32(number, Internals.offset(BigInteger.class, "signum"), 0);
        assertRefused(Images.write(number), "a BigInteger of sign 0");
    }

    @Test
    void a_hash_table_without_end_is_refused() {
        Map<Object, Object> map = new HashMap<>();
        map.put("a", 1);
        Object[] table = HashTables.HASH_MAP.table(map);
        assertThat(table).isNotNull();
        Object node = Arrays.stream(table).filter(n -> n != null).findFirst().orElseThrow();
        HashTables.HASH_MAP.next(node, node);
        assertRefused(Images.write(map), "never ends");
    }

    @Test
    void a_static_initialiser_or_hash_that_fails_is_a_refusal() {
        Set<Object> inItself = new HashSet<>();
        List<Object> list = new ArrayList<>();
        inItself.add(list);
        list.add(list);
        assertRefused(Images.write(inItself), "StackOverflowError");
    }
}
