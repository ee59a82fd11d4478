package org.godwit.examples.zoo;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A switch over types with guards that compute, and over null.
public final class PatternSwitch {
    private PatternSwitch() {}

    private static boolean isPrime(int n) {
        for (int i = 2; i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return n > Echo.of(1);
    }

    private static String name(@Nullable Object thing) {
        return switch (thing) {
            case null -> "nothing";
            case Integer i when isPrime(i) -> "prime " + i;
            case Integer i when i < 0 -> "negative " + name(-i);
            case Integer i -> "number " + i;
            case String s when s.length() > 3 -> "long word " + s;
            case String s -> "word " + s;
            case int[] a when a.length > 0 && isPrime(a[0]) -> "primes " + Checksum.of(a);
            case int[] a -> "numbers " + a.length;
            case List<?> l -> {
                StringBuilder names = new StringBuilder("list");
                for (Object each : l) {
                    names.append(' ').append(name(each));
                }
                yield names.toString();
            }
            default -> thing.getClass().getSimpleName();
        };
    }

    public static void main(String[] argv) {
        Object[] things = {
            97,
            91,
            -7,
            "hi",
            "hello",
            new int[] {7, 8, 9},
            new int[] {4},
            List.of(2, "x", List.of(-4)),
            2.5
        };
        for (Object thing : things) {
            System.out.println(name(thing));
        }
        System.out.println(name(null));
    }
}
