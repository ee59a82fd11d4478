package org.godwit.examples.zoo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Nodes of the program's own in rings and double links: identity and cycles must come back.
@SuppressWarnings("ReferenceEquality") // on purpose
public final class CyclicNodes {
    private CyclicNodes() {}

    private static final class Node {
        private final int id;
        private Node next;
        private Node previous;
        private @Nullable Object owner;

        Node(int id) {
            this.id = id;
            this.next = this;
            this.previous = this;
        }

        Node insertAfter(Node other) {
            next = other.next;
            previous = other;
            other.next.previous = this;
            other.next = this;
            return this;
        }

        void leave() {
            previous.next = next;
            next.previous = previous;
        }
    }

    public static void main(String[] argv) {
        List<Object> everything = new ArrayList<>();
        everything.add(everything);
        Node start = new Node(0);
        Node at = start;
        for (int i = 1; i < 13; i++) {
            at = new Node(i).insertAfter(at);
            at.owner = everything;
            everything.add(at);
        }
        int left = 13;
        while (left > 1) {
            for (int i = 0; i < 3; i++) {
                at = at.next;
            }
            at.leave();
            left--;
            System.out.println(
                    "out "
                            + at.id
                            + " "
                            + (at.owner == everything)
                            + " "
                            + everything.indexOf(at)
                            + " "
                            + (at.next.previous == at.previous.next.previous));
        }
        System.out.println(
                "last "
                        + at.next.id
                        + " "
                        + (at.next.next == at.next)
                        + " "
                        + (everything.getFirst() == everything));
    }
}
