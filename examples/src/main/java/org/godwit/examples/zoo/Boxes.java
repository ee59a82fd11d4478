package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Boxed numbers: unboxing in loops, the cache of small values, equality by value.
@SuppressWarnings("ReferenceEquality") // on purpose
public final class Boxes {
    private Boxes() {}

    private static Integer next(Integer n) {
        Integer value = n;
        for (int i = 0; i < 2; i++) {
            value++;
        }
        return value;
    }

    private static Long wide(long n) {
        return n * 2;
    }

    public static void main(String[] argv) {
        Integer count = 120;
        Long total = 0L;
        Double mean = 0.0;
        Character letter = 'a';
        Boolean odd = false;
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            count = next(count);
            total += wide(count);
            mean = mean / 2 + count;
            letter++;
            odd = !odd;
            kept.add(count);
            kept.add(total);
            Integer again = Integer.valueOf(count.intValue());
            System.out.println(
                    count
                            + " "
                            + total
                            + " "
                            + mean
                            + " "
                            + letter
                            + " "
                            + odd
                            + " "
                            + again.equals(kept.get(2 * i))
                            + " "
                            + (count > 127 || kept.get(2 * i) == again));
        }
        long sum = 0;
        for (Object each : kept) {
            sum += each instanceof Integer n ? n : (Long) each;
        }
        System.out.println(sum + " " + kept.indexOf(130));
    }
}
