package org.godwit.instrument.image.sample;

import java.util.ArrayList;
import java.util.List;

/// Holds anything.
public class Bag {
    public final List<Object> bag = new ArrayList<>();

    public Bag(Object first) {
        bag.add(first);
    }
}
