package org.godwit.instrument.image;

import org.godwit.instrument.image.sample.Node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Prints what writing and reading images costs, warm: the median of fresh objects (whose identity
/// hashes the JVM must install) and of the same objects again. Not a test; needs the JVM flags of
/// the build.
public final class HeapImageBenchmark {

    private static final int ROUNDS = 40;
    private static final int CHUNK_BYTES = 1 << 20;

    private HeapImageBenchmark() {}

    public static void main(String[] args) {
        measure("1 KB double[]", () -> new double[128]);
        measure("1 MB double[]", () -> new double[1 << 17]);
        measure("20 MB double[]", () -> new double[20 * (1 << 17)]);
        measure("graph of 100,000 nodes", HeapImageBenchmark::graph);
        measure("list of 100,000 nodes", HeapImageBenchmark::list);
        measure("HashMap of lists, 75,000 objects", HeapImageBenchmark::map);
    }

    private static Object graph() {
        SplittableRandom random = new SplittableRandom(1);
        Node[] nodes = new Node[100_000];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new Node(i, i == 0 ? null : nodes[random.nextInt(i)]);
            nodes[i].any = i == 0 ? null : nodes[random.nextInt(i)];
        }
        return nodes;
    }

    private static Object list() {
        Node head = new Node();
        for (int i = 0; i < 100_000; i++) {
            head = new Node(i, head);
        }
        return head;
    }

    private static Object map() {
        Map<String, List<Integer>> map = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            List<Integer> list = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                list.add(1000 + i * 3 + j);
            }
            map.put("key " + i, list);
        }
        return map;
    }

    private static void measure(String name, Supplier<Object> maker) {
        double[] fresh = new double[ROUNDS];
        double[] again = new double[ROUNDS];
        double[] read = new double[ROUNDS];
        long bytes = 0;
        int objects = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Object root = maker.get();
            long start = System.nanoTime();
            Images.write(root, Map.of(), CHUNK_BYTES);
            long written = System.nanoTime();
            List<byte[]> chunks = Images.write(root, Map.of(), CHUNK_BYTES);
            long twice = System.nanoTime();
            Object copy = Images.read(chunks);
            long end = System.nanoTime();
            fresh[i] = (written - start) / 1e6;
            again[i] = (twice - written) / 1e6;
            read[i] = (end - twice) / 1e6;
            bytes = chunks.stream().mapToLong(chunk -> chunk.length).sum();
            objects += copy == null ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s write %7.3f ms (again %7.3f), read %7.3f ms, %,d bytes%s%n",
                name,
                median(fresh),
                median(again),
                median(read),
                bytes,
                objects == 0 ? "" : " WRONG");
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
