package org.godwit.examples.zoo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Iterators under way over tables that hash by identity; what they do does not depend on their
/// order.
@SuppressWarnings("EnumOrdinal") // on purpose
public final class EnumKeyLoops {
    private EnumKeyLoops() {}

    private enum Fruit {
        APPLE,
        PEAR,
        PLUM,
        LEMON,
        LIME
    }

    public static void main(String[] argv) {
        Map<Fruit, Integer> prices = new HashMap<>();
        Set<Object> bag = new HashSet<>();
        for (Fruit fruit : Fruit.values()) {
            prices.put(fruit, fruit.ordinal() * 3 + 1);
            bag.add(fruit);
            bag.add(new Object());
        }
        for (int round = 0; round < 3; round++) {
            int sum = 0;
            int names = 0;
            for (Map.Entry<Fruit, Integer> entry : prices.entrySet()) {
                sum += entry.getValue();
                names ^= entry.getKey().name().hashCode();
            }
            int things = 0;
            for (Object thing : bag) {
                things += thing instanceof Fruit fruit ? prices.getOrDefault(fruit, 0) : 1000;
            }
            prices.put(Fruit.values()[round], sum);
            System.out.println(sum + " " + names + " " + things);
        }
    }
}
