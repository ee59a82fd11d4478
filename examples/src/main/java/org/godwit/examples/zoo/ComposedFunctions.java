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

    /// While these are held no capture can be written: the JDK's own lambdas have no names.
    private static String composedByTheJdk(Function<Integer, Integer> steps, int n) {
        Function<Integer, String> jdk =
                steps.compose((Integer m) -> m + 1).andThen(m -> "jdk " + m);
        Predicate<Integer> few = m -> collatz(m) < 10;
        String text = "";
        for (int i = 0; i < 2; i++) {
            text += jdk.apply(n + i) + ", " + few.negate().test(n) + "; ";
        }
        return text;
    }

    public static void main(String[] argv) {
        Function<Integer, Integer> steps = ComposedFunctions::collatz;
        Function<Integer, String> own = chain(steps, n -> "own " + n);
        Supplier<Supplier<Integer>> supplier = () -> () -> collatz(6);
        List<String> words = new ArrayList<>();
        for (int n = 3; n < 10; n++) {
            words.add(own.apply(n));
            System.out.println(own.apply(n) + ", " + composedByTheJdk(steps, n));
        }
        System.out.println(words + " " + supplier.get().get());
    }
}
