package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.instrument.image.sample.Node;
import org.godwit.instrument.image.sample.Planet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;

/// Graphs of thousands of objects with shared references and cycles, compared with their copies
/// object by object. `-Dgodwit.image.seed=` repeats a run.
@SuppressWarnings({"ReferenceEquality", "EnumOrdinal", "IdentityHashMapUsage"}) // what is tested
class RandomGraphsTest {

    private static final int GRAPHS = 20;
    private static final int OBJECTS_MAX = 5_000;

    @Test
    void random_graphs_arrive_as_they_were() {
        long seed = Long.getLong("godwit.image.seed", System.nanoTime());
        System.out.println("godwit.image.seed=" + seed);
        Random random = new Random(seed);
        Copies copies = new Copies();
        for (int i = 0; i < GRAPHS; i++) {
            Object[] graph = graph(random);
            int chunkBytes = 256 + random.nextInt(random.nextBoolean() ? 2_000 : 1 << 18);
            Object here = Images.read(Images.write(graph, Map.of(), chunkBytes));
            assertSame(graph, here);
            assertSame(
                    graph,
                    Images.read(Images.write(graph, Map.of(), chunkBytes), copies, Map.of()));
        }
    }

    private static final class Copies extends ClassLoader {
        private final ClassLoader inner = new Images.Copies();

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return inner.loadClass(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return inner.loadClass(name);
        }
    }

    private static Object[] graph(Random random) {
        Object[] all = new Object[1 + random.nextInt(OBJECTS_MAX)];
        for (int i = 0; i < all.length; i++) {
            all[i] = object(random);
        }
        for (Object o : all) {
            if (o instanceof Node node) {
                node.any = pick(all, random);
                node.next = pick(all, random) instanceof Node other ? other : null;
                node.many = pick(all, random) instanceof Object[] many ? many : null;
            } else if (o instanceof Object[] array) {
                for (int i = 0; i < array.length; i++) {
                    Object value = pick(all, random);
                    if (array.getClass().getComponentType().isInstance(value)) {
                        array[i] = value;
                    }
                }
            }
        }
        return new Object[] {pick(all, random), all, pick(all, random)};
    }

    private static Object pick(Object[] all, Random random) {
        return all[random.nextInt(all.length)];
    }

    private static Object object(Random random) {
        int length = random.nextInt(random.nextInt(50) == 0 ? 3_000 : 12);
        return switch (random.nextInt(20)) {
            case 0 -> numbers(boolean.class, length, random);
            case 1 -> numbers(byte.class, length, random);
            case 2 -> numbers(short.class, length, random);
            case 3 -> numbers(char.class, length, random);
            case 4 -> numbers(int.class, length, random);
            case 5 -> numbers(long.class, length, random);
            case 6 -> numbers(float.class, length, random);
            case 7 -> numbers(double.class, length, random);
            case 8 -> new Object[length];
            case 9 -> new Node[length];
            case 10 -> new Comparable<?>[length];
            case 11 -> new int[random.nextInt(3)][random.nextInt(3)];
            case 12 -> "text ".repeat(random.nextInt(3)) + (char) random.nextInt(0x10000);
            case 13 -> random.nextInt();
            case 14 -> random.nextLong();
            case 15 -> random.nextDouble();
            case 16 -> Planet.values()[random.nextInt(6)];
            case 17 -> random.nextBoolean() ? int[].class : (Object) 'c';
            default -> node(random);
        };
    }

    private static Node node(Random random) {
        Node node = new Node();
        node.flag = random.nextBoolean();
        node.small = (byte) random.nextInt();
        node.shorter = (short) random.nextInt();
        node.letter = (char) random.nextInt();
        node.number = random.nextInt();
        node.big = random.nextLong();
        node.single = random.nextFloat();
        node.real = random.nextDouble();
        node.text = random.nextBoolean() ? null : "n" + random.nextInt(5);
        return node;
    }

    private static Object numbers(Class<?> type, int length, Random random) {
        Object array = Array.newInstance(type, length);
        for (int i = 0; i < length; i++) {
            if (array instanceof boolean[] booleans) {
                booleans[i] = random.nextBoolean();
            } else if (array instanceof char[] chars) {
                chars[i] = (char) random.nextInt();
            } else {
                Array.set(array, i, (byte) random.nextInt());
            }
        }
        return array;
    }

    /// Compares class names, numbers and the shape: two objects are one there if and only if they
    /// are one here.
    private static void assertSame(Object expected, @Nullable Object actual) {
        Map<Object, Object> pairs = new IdentityHashMap<>();
        Map<Object, Object> back = new IdentityHashMap<>();
        Deque<@Nullable Object[]> open = new ArrayDeque<>();
        open.push(new @Nullable Object[] {expected, actual});
        while (!open.isEmpty()) {
            @Nullable Object[] pair = open.pop();
            Object a = pair[0];
            Object b = pair[1];
            if (a == null || b == null) {
                assertThat(b).isSameAs(a);
                continue;
            }
            Object before = pairs.put(a, b);
            Object beforeBack = back.put(b, a);
            if (before != null || beforeBack != null) {
                assertThat(before == b && beforeBack == a).isTrue();
                continue;
            }
            assertThat(b.getClass().getName()).isEqualTo(a.getClass().getName());
            compare(a, b, open);
        }
    }

    private static void compare(Object a, Object b, Deque<@Nullable Object[]> open) {
        ClassLayout layout = ClassLayout.of(a.getClass());
        switch (layout.kind) {
            case PLAIN -> {
                long[] there = ClassLayout.of(b.getClass()).referenceOffsets;
                for (int i = 0; i < there.length; i++) {
                    open.push(
                            new @Nullable Object[] {
                                Internals.reference(a, layout.referenceOffsets[i]),
                                Internals.reference(b, there[i])
                            });
                }
                for (long offset : layout.offsets64) {
                    assertThat(Internals.int64(b, offset)).isEqualTo(Internals.int64(a, offset));
                }
                for (long offset : layout.offsets32) {
                    assertThat(Internals.int32(b, offset)).isEqualTo(Internals.int32(a, offset));
                }
                for (long offset : layout.offsets16) {
                    assertThat(Internals.int16(b, offset)).isEqualTo(Internals.int16(a, offset));
                }
                for (long offset : layout.booleanOffsets) {
                    assertThat(Internals.int8(b, offset)).isEqualTo(Internals.int8(a, offset));
                }
            }
            case REFERENCES, PRIMITIVES -> {
                int length = Array.getLength(a);
                assertThat(Array.getLength(b)).isEqualTo(length);
                if (layout.kind == ClassLayout.Kind.PRIMITIVES) {
                    assertThat(b).isEqualTo(a);
                }
                for (int i = 0; i < length && layout.kind == ClassLayout.Kind.REFERENCES; i++) {
                    open.push(new Object[] {Array.get(a, i), Array.get(b, i)});
                }
            }
            default -> assertThat(b).hasToString(a.toString());
        }
    }
}
