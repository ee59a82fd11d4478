package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.godwit.instrument.image.HostileImageTest.assertRefused;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.instrument.image.sample.BadThread;
import org.godwit.instrument.image.sample.Bag;
import org.godwit.instrument.image.sample.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

@SuppressWarnings({"UnnecessaryStringBuilder", "UnusedVariable"}) // what is tested
class ForgedImageTest {

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
                "org.godwit.instrument.image.ForgedImageTest$Probe"
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
        assertRefused(chunks, "ForgedImageTest$Foreign may not stand in a capture");
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
