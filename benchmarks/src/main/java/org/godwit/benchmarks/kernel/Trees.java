package org.godwit.benchmarks.kernel;

import org.jspecify.annotations.Nullable;

import java.util.function.DoubleSupplier;

/// Builds a search tree of objects and walks it.
public final class Trees implements DoubleSupplier {

    private static final int NODES = 20_000;
    private static final int WALKS = 5;

    private static final class Node {
        private final int key;
        private @Nullable Node left;
        private @Nullable Node right;

        private Node(int key) {
            this.key = key;
        }
    }

    @Override
    public double getAsDouble() {
        Node root = new Node(0);
        int key = 1;
        for (int i = 0; i < NODES; i++) {
            key = key * 1_103_515_245 + 12_345;
            insert(root, key >> 4);
        }
        long sum = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            sum += sum(root, walk);
        }
        return sum;
    }

    private static void insert(Node root, int key) {
        Node at = root;
        while (at.key != key) {
            Node next = key < at.key ? at.left : at.right;
            if (next == null) {
                next = new Node(key);
                if (key < at.key) {
                    at.left = next;
                } else {
                    at.right = next;
                }
            }
            at = next;
        }
    }

    private static long sum(@Nullable Node node, int depth) {
        return node == null
                ? 0
                : (long) node.key * depth + sum(node.left, depth + 1) + sum(node.right, depth + 1);
    }
}
