package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Functions composed of functions; some composed by the JDK, whose frames then stand in between.
public final class ComposedFunctions {
    private ComposedFunctions() {}

    private static <A, B, C> Function<A, C> chain(Function<A, B> first, Function<B, C> then) {
        return a -> then.apply(first.apply(a));
    }

    private static int collatz(int n) {
        int steps = 0;
        for (long v = n; v != 1; v = v % 2 == 0 ? v / 2 : 3 * v + 1) {
            steps++;
        }
        return steps;
    }

    public static void main(String[] argv) {
        Function<Integer, Integer> steps = ComposedFunctions::collatz;
        Function<Integer, String> own = chain(steps, n -> "own " + n);
        Function<Integer, String> jdk =
                steps.compose((Integer n) -> n + 1).andThen(n -> "jdk " + n);
        Predicate<Integer> few = n -> collatz(n) < 10;
        Supplier<Supplier<Integer>> supplier = () -> () -> collatz(6);
        List<String> words = new ArrayList<>();
        for (int n = 3; n < 10; n++) {
            words.add(own.apply(n));
            System.out.println(own.apply(n) + ", " + jdk.apply(n) + ", " + few.negate().test(n));
        }
        System.out.println(words + " " + supplier.get().get());
    }
}
