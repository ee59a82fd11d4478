package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.junit.jupiter.api.Test;

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
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Stack;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@SuppressWarnings({
    "JdkObsolete",
    "JavaUtilDate",
    "UnnecessaryStringBuilder",
    "LockNotBeforeTry"
}) // what is tested
class JdkObjectsTest {

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
        Matcher matcher =
                Pattern.compile("(a+)(?<name>b)", Pattern.CASE_INSENSITIVE).matcher("xAAb ab");
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
            true,
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
}
