package org.godwit.instrument.image.sample;

import org.jspecify.annotations.Nullable;

/// An object with a field of every type.
public class Node {
    public boolean flag;
    public byte small;
    public short shorter;
    public char letter;
    public int number;
    public long big;
    public float single;
    public double real;
    public @Nullable String text;
    public @Nullable Node next;
    public @Nullable Object any;
    public @Nullable Object @Nullable [] many;

    public Node() {}

    public Node(int number, @Nullable Node next) {
        this.number = number;
        this.next = next;
    }
}
