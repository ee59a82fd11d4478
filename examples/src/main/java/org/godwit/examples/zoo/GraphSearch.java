package org.godwit.examples.zoo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Depth first, breadth first and topological order over adjacency lists.
public final class GraphSearch {
    private GraphSearch() {}

    private final List<List<Integer>> edges = new ArrayList<>();
    private final BitSet visited = new BitSet();
    private final List<Integer> order = new ArrayList<>();

    private void visit(int node) {
        if (visited.get(node)) {
            return;
        }
        visited.set(node);
        for (int next : edges.get(node)) {
            visit(next);
        }
        order.addFirst(node);
    }

    private int[] distances(int from) {
        int[] distance = new int[edges.size()];
        Arrays.fill(distance, -1);
        Deque<Integer> open = new ArrayDeque<>();
        open.add(from);
        distance[from] = 0;
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int next : edges.get(node)) {
                if (distance[next] < 0) {
                    distance[next] = distance[node] + 1;
                    open.add(next);
                }
            }
        }
        return distance;
    }

    public static void main(String[] argv) {
        GraphSearch graph = new GraphSearch();
        for (int i = 0; i < 14; i++) {
            List<Integer> next = new ArrayList<>();
            for (int step : new int[] {2, 3, 7}) {
                if (i + step < 14 && (i * step) % 4 != 1) {
                    next.add(i + step);
                }
            }
            graph.edges.add(next);
        }
        for (int i = 0; i < 14; i += 3) {
            graph.visit(i);
            System.out.println(i + " " + graph.order + " " + Checksum.of(graph.distances(i)));
        }
        System.out.println(graph.visited);
    }
}
