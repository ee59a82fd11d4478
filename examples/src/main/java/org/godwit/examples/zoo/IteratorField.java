package org.godwit.examples.zoo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/// Iterators kept in fields and in a queue, each moved on a little in turn.
public final class IteratorField {
    private IteratorField() {}

    private final Deque<Iterator<?>> turns = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();

    private boolean turn() {
        Iterator<?> next = turns.poll();
        if (next == null) {
            return false;
        }
        for (int i = 0; i < 2 && next.hasNext(); i++) {
            out.append(Echo.of(next.next().toString())).append(' ');
        }
        if (next.hasNext()) {
            turns.add(next);
        }
        return true;
    }

    public static void main(String[] argv) {
        IteratorField field = new IteratorField();
        List<Integer> numbers = new ArrayList<>();
        TreeMap<String, Integer> map = new TreeMap<>();
        for (int i = 0; i < 7; i++) {
            numbers.add(i * i);
            map.put("k" + i * 3 % 7, i);
        }
        field.turns.add(numbers.iterator());
        field.turns.add(map.entrySet().iterator());
        field.turns.add(new ArrayDeque<>(numbers).descendingIterator());
        field.turns.add(List.of("a", "b", "c").iterator());
        while (field.turn()) {
            System.out.println(field.turns.size() + " " + field.out);
        }
    }
}
