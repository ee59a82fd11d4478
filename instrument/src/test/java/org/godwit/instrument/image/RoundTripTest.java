package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.instrument.image.sample.Badge;
import org.godwit.instrument.image.sample.Lambdas;
import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.godwit.instrument.image.sample.Point;
import org.godwit.instrument.image.sample.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.*;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        assertThat(copy.many).isNotNull();
        assertThat(copy.many[0]).isSameAs(copy);
        assertThat(copy.many[2]).isSameAs(copy.text);
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
        assertThat(Images.read(chunks)).usingRecursiveComparison().isEqualTo(all);
    }

    @Test
    void the_first_chunk_is_handed_on_while_the_rest_is_written() {
        int[] chunksBeforeTheEnd = {0};
        List<byte[]> chunks = new ArrayList<>();
        Object[] root = {new byte[100_000], new Node()};
        HeapImage.write(root, Map.of(), Images.ALLOWED, "", 1 << 14, chunk -> {
            chunks.add(chunk);
            chunksBeforeTheEnd[0]++;
        });
        assertThat(chunksBeforeTheEnd[0]).isEqualTo(chunks.size()).isGreaterThan(6);
    }

    @Test
    void collections_arrive_as_they_were() {
        List<Object> all = new ArrayList<>(collections());
        List<Object> copy = Images.copy(all);
        assertThat(copy).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(copy.get(i).getClass()).isSameAs(all.get(i).getClass());
            assertThat(copy.get(i).toString()).isEqualTo(all.get(i).toString());
        }
    }

    private static List<Object> collections() {
        List<String> words = List.of("one", "two", "three", "four");
        List<Object> all = new ArrayList<>();
        all.add(new ArrayList<>(words));
        all.add(new LinkedList<>(words));
        all.add(new ArrayDeque<>(words));
        all.add(new PriorityQueue<>(words));
        all.add(new PriorityQueue<>(Comparator.reverseOrder()));
        all.add(new Vector<>(words));
        Stack<String> stack = new Stack<>();
        stack.push("top");
        all.add(stack);
        all.add(new HashMap<>(Map.of("a", 1, "b", 2)));
        all.add(new LinkedHashMap<>(Map.of("a", 1)));
        all.add(new TreeMap<>(Map.of("z", 1, "y", 2)));
        all.add(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        all.add(new Hashtable<>(Map.of("h", 1)));
        all.add(new TreeSet<>(words).headSet("p"));
        all.add(new HashSet<>(words));
        all.add(new LinkedHashSet<>(words));
        all.add(BitSet.valueOf(new long[] {5, 1L << 40}));
        all.add(Arrays.asList("x", null));
        all.add(new ArrayList<>(words).subList(1, 3));
        all.add(words);
        all.add(words.subList(1, 3));
        all.add(List.of());
        all.add(List.of(1));
        all.add(Map.of());
        all.add(Map.of("k", "v"));
        all.add(Set.of());
        all.add(Collections.emptyMap());
        all.add(Collections.singletonList("s"));
        all.add(Collections.unmodifiableMap(new TreeMap<>(Map.of("u", 1))));
        all.add(Collections.synchronizedList(new ArrayList<>(words)));
        all.add(Collections.nCopies(3, "n"));
        all.add(Collections.checkedList(new ArrayList<>(words), String.class));
        all.add(words.reversed());
        all.add(new ConcurrentSkipListMap<>(Map.of("s", 1, "t", 2)));
        all.add(new CopyOnWriteArrayList<>(words));
        all.add(new ConcurrentLinkedDeque<>(words));
        all.add(new ArrayBlockingQueue<>(4, true, words));
        all.add(new LinkedBlockingQueue<>(words));
        all.add(new AbstractMap.SimpleEntry<>("k", 1));
        all.add(Map.entry("k", 1));
        Properties properties = new Properties();
        properties.setProperty("p", "q");
        all.add(properties);
        return all;
    }

    @Test
    void values_of_the_jdk_arrive_as_they_were() {
        Matcher matcher = Pattern.compile("(a+)(?<name>b)", Pattern.CASE_INSENSITIVE).matcher("xAAb ab");
        assertThat(matcher.find()).isTrue();
        StringJoiner joiner = new StringJoiner(",", "[", "]").add("x");
        List<Object> all =
                new ArrayList<>(
                        List.of(
                                new BigInteger("-123456789012345678901234567890"),
                                BigInteger.ZERO,
                                new BigDecimal("1.50"),
                                new StringBuilder("größe 漢").append(1),
                                new StringBuffer("plain"),
                                Optional.of("x"),
                                Optional.empty(),
                                OptionalInt.of(3),
                                new UUID(1, 2),
                                Instant.EPOCH.plusNanos(5),
                                LocalDateTime.of(2026, 11, 23, 1, 2),
                                ZonedDateTime.of(
                                        LocalDateTime.of(2026, 7, 1, 0, 0),
                                        ZoneId.of("Europe/Berlin")),
                                ZoneOffset.ofHours(3),
                                Duration.ofMillis(5),
                                Locale.of("de", "AT"),
                                Locale.ROOT,
                                Currency.getInstance("EUR"),
                                StandardCharsets.UTF_8,
                                Path.of("a", "b"),
                                new java.io.File("c/d"),
                                new Date(123456),
                                joiner,
                                new StringTokenizer("a b"),
                                new AtomicInteger(4),
                                new AtomicLong(5),
                                new AtomicReference<>("r"),
                                TimeUnit.DAYS,
                                'c',
                                (byte) 3,
                                (short) 4,
                                5.5f,
                                1000,
                                1L << 40,
                                true));
        LongAdder adder = new LongAdder();
        adder.add(9);
        all.add(adder);
        List<Object> copy = Images.copy(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(copy.get(i).getClass()).isSameAs(all.get(i).getClass());
            if (!(all.get(i) instanceof StringTokenizer)) {
                assertThat(copy.get(i)).hasToString(all.get(i).toString());
            }
        }
        Matcher found = Images.copy(matcher);
        assertThat(found.group("name")).isEqualTo("b");
        assertThat(found.find()).isTrue();
        assertThat(found.group()).isEqualTo("ab");
    }

    @Test
    void generators_of_random_numbers_go_on_where_they_were() {
        Random random = new Random(1);
        random.nextGaussian();
        SplittableRandom splittable = new SplittableRandom(2);
        splittable.nextInt();
        Random randomCopy = Images.copy(random);
        assertThat(randomCopy.nextGaussian()).isEqualTo(random.nextGaussian());
        assertThat(Images.copy(splittable).nextLong()).isEqualTo(splittable.nextLong());
    }

    @Test
    void single_objects_stay_single() {
        Object[] all = {
            List.of(),
            Set.of(),
            Map.of(),
            Collections.emptyList(),
            Optional.empty(),
            Boolean.TRUE,
            127,
            Planet.EARTH,
            String.CASE_INSENSITIVE_ORDER,
            Comparator.naturalOrder(),
            Collections.reverseOrder(),
            ZoneOffset.UTC,
            System.out,
            System.err,
            System.in,
            int.class,
            String[].class,
            Node.class,
            Collections.emptyIterator(),
        };
        Object[] copy = Images.copy(all);
        for (int i = 0; i < all.length; i++) {
            assertThat(copy[i]).isSameAs(all[i]);
        }
        ArrayList<Object> empty = Images.copy(new ArrayList<>());
        empty.add("grows");
        assertThat(empty).containsExactly("grows");
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
    void iterators_over_stable_orders_go_on() {
        List<String> words = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
        List<Iterator<String>> iterators = new ArrayList<>();
        iterators.add(words.iterator());
        iterators.add(new LinkedList<>(words).iterator());
        iterators.add(new TreeSet<>(words).iterator());
        iterators.add(new ArrayDeque<>(words).iterator());
        iterators.add(new HashSet<>(words).iterator());
        iterators.add(new LinkedHashSet<>(words).iterator());
        iterators.add(List.of("a", "b", "c").iterator());
        iterators.add(Arrays.asList("a", "b").iterator());
        iterators.add(new HashMap<>(Map.of("a", 1, "b", 2, "c", 3)).keySet().iterator());
        iterators.add(new PriorityQueue<>(words).iterator());
        iterators.add(Collections.unmodifiableCollection(words).iterator());
        iterators.forEach(Iterator::next);
        List<Iterator<String>> copies = Images.copy(iterators);
        for (int i = 0; i < iterators.size(); i++) {
            List<String> rest = new ArrayList<>();
            copies.get(i).forEachRemaining(rest::add);
            List<String> expected = new ArrayList<>();
            iterators.get(i).forEachRemaining(expected::add);
            assertThat(rest).isEqualTo(expected).isNotEmpty();
        }
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
    void exceptions_arrive_with_their_stack_trace_and_cause() {
        Exception e = new IllegalStateException("outer", new java.io.IOException("inner"));
        e.addSuppressed(new ArithmeticException("by"));
        Exception copy = Images.copy(e);
        assertThat(copy).hasMessage("outer").hasCauseInstanceOf(java.io.IOException.class);
        assertThat(copy.getStackTrace()).isEqualTo(e.getStackTrace());
        assertThat(copy.getSuppressed()[0]).hasMessage("by");
        copy.addSuppressed(new Exception());
        Exception fresh = Images.copy(new Exception());
        fresh.addSuppressed(e);
        assertThat(fresh.getCause()).isNull();
        assertThat(fresh.fillInStackTrace().getStackTrace()).isNotEmpty();
    }

    @Test
    void a_free_lock_arrives_and_can_be_taken() {
        ReentrantLock lock = Images.copy(new ReentrantLock());
        lock.lock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        lock.unlock();
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

    @Test
    void a_captured_task_arrives() {
        StaticSpace statics = new StaticSpace();
        statics.hold("a.B", new Node(8, null));
        SavedFrame frame =
                new SavedFrame("a.B", "run(I)V", 1, 2, new long[] {3}, new Object[] {"r", null});
        SavedTask task =
                new SavedTask(List.of(frame), statics, Map.of(Node.class, new Node(9, null)));
        SavedTask copy = Images.copy(task);
        assertThat(copy.frames().getFirst()).usingRecursiveComparison().isEqualTo(frame);
        assertThat((Node) copy.statics().holder("a.B"))
                .isNotNull()
                .extracting(n -> n.number)
                .isEqualTo(8);
        assertThat(copy.attachments()).containsOnlyKeys(Node.class);
    }
}
