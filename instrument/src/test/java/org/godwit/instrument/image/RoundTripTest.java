package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.continuation.TaskStatics;
import org.godwit.instrument.image.sample.Badge;
import org.godwit.instrument.image.sample.Lambdas;
import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.godwit.instrument.image.sample.Point;
import org.godwit.instrument.image.sample.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;

class RoundTripTest {

    private static final int DEEP = 1_000_000;

    @Test
    void an_object_keeps_fields_of_every_type() {
        Node node = new Node(-5, null);
        node.flag = true;
        node.small = -3;
        node.shorter = -300;
        node.letter = 'ß';
        node.big = Long.MIN_VALUE + 1;
        node.single = -0.0f;
        node.real = 1e-300;
        node.text = "größe – 漢字 \ud800";
        node.many = new Object[] {node, null, node.text};
        Node copy = Images.copy(node);
        assertThat(copy).usingRecursiveComparison().isEqualTo(node);
        @Nullable Object[] many = Objects.requireNonNull(copy.many);
        assertThat(many[0]).isSameAs(copy);
        assertThat(many[2]).isSameAs(copy.text);
    }

    @Test
    void arrays_of_every_kind_arrive() {
        Object[] all = {
            new boolean[] {true, false, true},
            new byte[] {1, -2},
            new short[] {3},
            new char[] {'x', '\uffff'},
            new int[] {Integer.MIN_VALUE},
            new long[] {5, 6},
            new float[] {Float.NaN},
            new double[] {-0.0},
            new int[0],
            new Object[0],
            new String[] {"a", null, "a"},
            new int[][] {{1, 2}, {}, null},
            new Node[2][3][],
            new Planet[] {Planet.EARTH, null},
            new Runnable[1],
            new Comparable<?>[] {"x", 1},
            new List<?>[] {List.of(), new ArrayList<>(List.of(1))},
        };
        Object[] copy = Images.copy(all);
        assertThat(Arrays.deepEquals(copy, all)).isTrue();
        for (int i = 0; i < all.length; i++) {
            assertThat(copy[i].getClass()).isSameAs(all[i].getClass());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 257, 300, 1000, 8192, 8193, 100_000, 1 << 22})
    void chunks_are_as_long_as_asked_for_and_may_cut_anything(int chunkBytes) {
        long[] numbers = new SplittableRandom(1).longs(20_001).toArray();
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Node node = new Node(i, null);
            node.text = "node ".repeat(i % 7) + i;
            node.real = i;
            node.any = i % 100 == 0 ? numbers : i * 1000L;
            all.add(node);
        }
        List<byte[]> chunks = Images.write(all, Map.of(), chunkBytes);
        assertThat(chunks).allMatch(chunk -> chunk.length <= chunkBytes);
        if (chunkBytes < 1 << 22) {
            assertThat(chunks.size()).isGreaterThan(2);
        }
        List<?> copy = (List<?>) Objects.requireNonNull(Images.read(chunks));
        assertThat(copy).hasSameSizeAs(all);
        assertThat(((Node) copy.get(100)).any).isEqualTo(numbers);
        assertThat(((Node) copy.get(99)).text).isEqualTo("node ".repeat(1) + 99);
        assertThat(Images.write(copy, Map.of(), 1 << 22))
                .containsExactlyElementsOf(Images.write(all, Map.of(), 1 << 22));
    }

    @Test
    void the_first_chunk_is_handed_on_while_the_rest_is_written() {
        int[] chunksBeforeTheEnd = {0};
        List<byte[]> chunks = new ArrayList<>();
        Object[] root = {new byte[100_000], new Node()};
        HeapImage.write(
                root,
                Map.of(),
                Images.ALLOWED,
                "",
                1 << 14,
                chunk -> {
                    chunks.add(chunk);
                    chunksBeforeTheEnd[0]++;
                });
        assertThat(chunksBeforeTheEnd[0]).isEqualTo(chunks.size()).isGreaterThan(6);
    }

    @Test
    void named_objects_are_those_of_the_reader() {
        Thread here = new Thread();
        Thread there = new Thread();
        Object[] root = {here, "x", here};
        List<byte[]> chunks = Images.write(root, Map.of("port", here), Images.CHUNK_BYTES);
        Object[] copy =
                (Object[]) Images.read(chunks, getClass().getClassLoader(), Map.of("port", there));
        assertThat(copy).containsExactly(there, "x", there);
    }

    @Test
    void enums_and_records_arrive() {
        Badge badge = new Badge(Planet.EARTH, 3);
        assertThat(Images.copy(badge)).isEqualTo(badge);
        assertThat(Images.copy(new Point(1, 2, "p"))).isEqualTo(new Point(1, 2, "p"));
        Object elsewhere = Images.copyElsewhere(new Badge(Planet.VENUS, 4));
        assertThat(elsewhere.getClass()).isNotSameAs(Badge.class);
        assertThat(elsewhere).hasToString("Badge[planet=VENUS, number=4]");
    }

    @Test
    void lambdas_and_inner_classes_arrive_in_another_loader() {
        Lambdas lambdas = new Lambdas("text", 42);
        Object copy = Images.copyElsewhere(lambdas);
        assertThat(copy.getClass()).isNotSameAs(Lambdas.class);
        assertThat(((Supplier<?>) copy).get()).isEqualTo(lambdas.get());
        Supplier<Object[]> cycle = Images.copy(Lambdas.cycle());
        assertThat(cycle.get()[0]).isSameAs(cycle);
    }

    @Test
    void tables_with_keys_of_another_hash_are_rebuilt() {
        Tables tables = new Tables();
        String before = tables.get();
        assertThat(((Supplier<?>) Images.copyElsewhere(tables)).get()).isEqualTo(before);
        assertThat(Images.copy(tables).get()).isEqualTo(before);
    }

    @Test
    void a_rebuilt_table_keeps_its_count_of_changes_and_works_on() {
        Map<Object, Object> map = new LinkedHashMap<>();
        Map<Object, Object> plain = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            map.put(new Object(), i);
            plain.put(new Object(), i);
        }
        Iterator<Object> open = map.values().iterator();
        open.next();
        Object[] copy = Images.copy(new Object[] {map, open, plain});
        Iterator<?> rest = (Iterator<?>) copy[1];
        for (int i = 1; i < 100; i++) {
            assertThat(rest.next()).isEqualTo(i);
            rest.remove();
        }
        assertThat((Map<?, ?>) copy[0]).hasSize(1);
        @SuppressWarnings("unchecked")
        Map<Object, Object> grown = (Map<Object, Object>) copy[2];
        List<Object> keys = new ArrayList<>(grown.keySet());
        for (int i = 0; i < 1000; i++) {
            grown.put(i, i);
        }
        assertThat(keys).hasSize(100).allMatch(grown::containsKey);
        keys.forEach(grown::remove);
        assertThat(grown).hasSize(1000);
    }

    @Test
    void a_list_of_a_million_nodes_needs_no_stack() {
        Node head = null;
        for (int i = 0; i < DEEP; i++) {
            head = new Node(i, head);
        }
        Node copy = Images.copy(Objects.requireNonNull(head));
        int n = DEEP;
        for (Node node = copy; node != null; node = node.next) {
            assertThat(node.number == --n).isTrue();
        }
        assertThat(n).isZero();
    }

    @Test
    void lambdas_nested_deeply_need_no_stack() {
        Lambdas.Link chain = Lambdas.chain(50_000);
        assertTimeout(
                Duration.ofSeconds(60),
                () -> assertThat(Images.copy(chain).get()).isEqualTo(50_000));
    }

    /// As it is generated for the static variables of a task class.
    static final class NodeStatics extends TaskStatics {
        int count;

        NodeStatics(int count) {
            this.count = count;
        }

        @Override
        protected String className() {
            return Node.class.getName();
        }

        @Override
        protected void initialise() {}
    }

    @Test
    void a_captured_task_arrives() {
        StaticSpace statics =
                StaticSpace.of(Map.of(Node.class.getName(), new NodeStatics(8)), Map.of());
        SavedFrame frame =
                new SavedFrame("a.B", "run(I)V", 1, 2, new long[] {3}, new Object[] {"r", null});
        SavedTask task =
                new SavedTask(List.of(frame), statics, Map.of(Node.class, new Node(9, null)));
        SavedTask copy = Images.copy(task);
        assertThat(copy.frames().getFirst()).usingRecursiveComparison().isEqualTo(frame);
        assertThat(copy.statics().holders().get(Node.class.getName()))
                .isInstanceOfSatisfying(NodeStatics.class, n -> assertThat(n.count).isEqualTo(8));
        assertThat(copy.attachments()).containsOnlyKeys(Node.class);
    }
}
