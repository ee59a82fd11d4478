package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The objects of an image being written, numbered from 1 in the order in which they were met.
final class ObjectTable {

    /// References are written as twice the number, in an int.
    static final int OBJECTS_MAX = (1 << 29) - 1;

    private static final int FIRST_CAPACITY = 1 << 6;
    private static final int NOT_HASHED = -1;

    private @Nullable Object[] objects;
    private @Nullable TypeRow[] rows;
    private int[] parents = new int[FIRST_CAPACITY];
    private int count;

    /// Open addressing: numbers, 0 for a free slot. As small as can be, for it is all cache misses.
    private int[] slots = new int[FIRST_CAPACITY * 4];

    /// By number, so that growing needs no look at the objects.
    private int[] hashes = new int[FIRST_CAPACITY];

    private int hashed;

    ObjectTable() {
        objects = new @Nullable Object[FIRST_CAPACITY];
        rows = new @Nullable TypeRow[FIRST_CAPACITY];
    }

    int count() {
        return count;
    }

    Object object(int number) {
        return present(objects[number]);
    }

    TypeRow row(int number) {
        return present(rows[number]);
    }

    /// The object through which this one was met; 0 for the root.
    int parent(int number) {
        return parents[number];
    }

    /// The number of an object if it was met before; else it gets the next number, which is
    /// returned negated.
    @SuppressWarnings("ReferenceEquality") // it is about identity
    int number(Object o, int parent) {
        int hash = System.identityHashCode(o);
        int[] table = slots;
        int mask = table.length - 1;
        int i = spread(hash) & mask;
        int slot = table[i];
        while (slot != 0) {
            if (objects[slot] == o) {
                return slot;
            }
            i = (i + 1) & mask;
            slot = table[i];
        }
        int number = append(o, parent);
        hashes[number] = hash;
        table[i] = number;
        if (++hashed * 2 > table.length) {
            grow();
        }
        return -number;
    }

    /// Numbers an object that nobody else refers to.
    int append(Object o, int parent) {
        int number = ++count;
        if (number == objects.length) {
            int capacity = (int) Math.min(number * 2L, OBJECTS_MAX + 2L);
            objects = Arrays.copyOf(objects, capacity);
            rows = Arrays.copyOf(rows, capacity);
            parents = Arrays.copyOf(parents, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        objects[number] = o;
        parents[number] = parent;
        hashes[number] = NOT_HASHED;
        return number;
    }

    void row(int number, TypeRow row) {
        rows[number] = row;
    }

    private void grow() {
        int[] bigger = new int[(int) Math.min(slots.length * 4L, 1 << 30)];
        int mask = bigger.length - 1;
        for (int number = 1; number <= count; number++) {
            int hash = hashes[number];
            if (hash != NOT_HASHED) {
                int i = spread(hash) & mask;
                while (bigger[i] != 0) {
                    i = (i + 1) & mask;
                }
                bigger[i] = number;
            }
        }
        slots = bigger;
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no such object");
        }
        return value;
    }
}
