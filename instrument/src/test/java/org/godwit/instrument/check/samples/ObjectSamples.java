package org.godwit.instrument.check.samples;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class Anonymous {
    int x;
}

record Named(int x) {}

class Described extends Anonymous {
    @Override
    public String toString() {
        return "described " + x;
    }

    @Override
    public int hashCode() {
        return x;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Described d && d.x == x;
    }
}

class IdentityHas {
    int hash(Object any) {
        return System.identityHashCode(any);
    }
}

class IdentityHasNot {
    String text(Described described, Named named, Object any, String[] words) {
        return "a " + described + named + any + words[0] + described.hashCode() + named.toString();
    }
}

class Unnamed {
    int x;
}

class IdentityByDefault {
    String joined(Unnamed unnamed) {
        return "a " + unnamed;
    }

    String asked(Unnamed unnamed) {
        return unnamed.toString();
    }

    int hashed(Unnamed unnamed) {
        return unnamed.hashCode();
    }

    void printed(Unnamed unnamed) {
        System.out.println(unnamed);
    }

    @SuppressWarnings("ArrayToString") // what the sample is for
    String array(int[] cells) {
        return "cells " + cells;
    }
}

class SameObjectHas {
    @SuppressWarnings("StringEquality") // what the sample is for
    boolean same(String a, String b) {
        return a == b;
    }
}

class SameObjectHasNot {
    private final Object marker = new Object();

    @SuppressWarnings("StringEquality") // the quick way before the right one
    boolean same(String a, String b) {
        return a == b || a.equals(b);
    }

    boolean isMarker(Object any) {
        return any == marker;
    }

    boolean isNothing(String text) {
        return text == null;
    }
}

class WaitHas {
    synchronized void await() throws InterruptedException {
        while (true) {
            wait();
        }
    }
}

class WaitHasNot {
    synchronized void wake() {
        notifyAll();
    }
}

enum SharedStaticHas {
    ONE,
    TWO;

    int uses;
}

enum SharedStaticHasNot {
    ONE(1),
    TWO(2);

    static final int COUNT = 2;
    static int uses;

    final int number;

    SharedStaticHasNot(int number) {
        this.number = number;
    }
}

interface SharedStaticOfInterface {
    AtomicInteger USES = new AtomicInteger();
}

interface SharedTableHas {
    List<String> NAMES = List.of("one", "two");
}

interface SharedTableHasNot {
    String NAME = "one";
    Named NAMED = new Named(1);
}
