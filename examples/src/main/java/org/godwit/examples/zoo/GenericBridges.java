package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Generic classes with bridge methods and covariant results.
public final class GenericBridges {
    private GenericBridges() {}

    private abstract static class Node<T extends Comparable<T>> implements Comparable<Node<T>> {
        private final T value;

        Node(T value) {
            this.value = value;
        }

        abstract T combine(T other);

        @Override
        public int compareTo(Node<T> other) {
            int order = 0;
            for (int i = 0; i < 1; i++) {
                order = value.compareTo(other.value);
            }
            return order;
        }

        Node<T> self() {
            return this;
        }
    }

    private static final class IntNode extends Node<Integer> {
        IntNode(int value) {
            super(value);
        }

        @Override
        Integer combine(Integer other) {
            int sum = super.value;
            for (int i = 0; i < 3; i++) {
                sum += other;
            }
            return sum;
        }

        @Override
        IntNode self() {
            return this;
        }
    }

    private static final class WordNode extends Node<String> {
        WordNode(String value) {
            super(value);
        }

        @Override
        String combine(String other) {
            String all = super.value;
            for (int i = 0; i < 2; i++) {
                all += Echo.of(other);
            }
            return all;
        }
    }

    private static <T extends Comparable<T>> T fold(List<? extends Node<T>> nodes, T start) {
        T value = start;
        Node<T> greatest = nodes.getFirst();
        for (Node<T> node : nodes) {
            value = node.self().combine(value);
            greatest = node.compareTo(greatest) > 0 ? node : greatest;
        }
        System.out.println("greatest " + greatest.value);
        return value;
    }

    public static void main(String[] argv) {
        List<IntNode> numbers = new ArrayList<>();
        List<WordNode> words = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(new IntNode(i * 3 % 5));
            words.add(new WordNode("" + (char) ('a' + i * 2 % 5)));
        }
        System.out.println(fold(numbers, 1));
        System.out.println(fold(words, "z"));
    }
}
