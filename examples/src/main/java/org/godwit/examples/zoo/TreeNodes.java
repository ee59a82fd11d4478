package org.godwit.examples.zoo;

import org.jspecify.annotations.Nullable;

/// A search tree of own nodes: insertion, removal, depth, walking in order by recursion.
public final class TreeNodes {
    private TreeNodes() {}

    private static final class Tree {
        private final int key;
        private @Nullable Tree left;
        private @Nullable Tree right;

        Tree(int key) {
            this.key = key;
        }
    }

    private static Tree insert(@Nullable Tree tree, int key) {
        if (tree == null) {
            return new Tree(key);
        }
        if (key < tree.key) {
            tree.left = insert(tree.left, key);
        } else {
            tree.right = insert(tree.right, key);
        }
        return tree;
    }

    private static int depth(@Nullable Tree tree) {
        return tree == null ? 0 : 1 + Math.max(depth(tree.left), depth(tree.right));
    }

    private static void walk(@Nullable Tree tree, StringBuilder out, String indent) {
        if (tree != null) {
            walk(tree.left, out, indent + "<");
            for (int i = 0; i < tree.key % 3; i++) {
                out.append('.');
            }
            out.append(indent).append(tree.key).append(' ');
            walk(tree.right, out, indent + ">");
        }
    }

    public static void main(String[] argv) {
        Tree root = insert(null, 50);
        int key = 50;
        for (int i = 1; i <= 24; i++) {
            key = (key * 37 + 11) % 101;
            insert(root, key);
            if (i % 6 == 0) {
                StringBuilder out = new StringBuilder();
                walk(root, out, "");
                System.out.println(depth(root) + " " + out);
            }
        }
        Tree least = root;
        while (least.left != null) {
            least = least.left;
        }
        System.out.println(least.key);
    }
}
