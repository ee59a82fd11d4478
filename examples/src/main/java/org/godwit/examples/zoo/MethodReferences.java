package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Method references of all kinds: static, bound, unbound, constructor, array, varargs, super.
@SuppressWarnings("LoopOverCharArray") // on purpose
public final class MethodReferences {
    private MethodReferences() {}

    private static class Base {
        int scale(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Echo.of(3);
            }
            return sum;
        }
    }

    private static final class Derived extends Base {
        @Override
        int scale(int n) {
            Function<Integer, Integer> upper = super::scale;
            return upper.apply(n) + 1;
        }
    }

    private static final class Word {
        private final String text;

        Word(String text) {
            this.text = text;
        }

        int vowels() {
            int count = 0;
            for (char c : text.toCharArray()) {
                count += "aeiou".indexOf(c) >= 0 ? 1 : 0;
            }
            return count;
        }
    }

    private static int sum(int... numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    public static void main(String[] argv) {
        Derived derived = new Derived();
        Function<Integer, Integer> bound = derived::scale;
        BiFunction<Base, Integer, Integer> unbound = Base::scale;
        Function<String, Word> made = Word::new;
        ToIntFunction<Word> counted = Word::vowels;
        IntFunction<int[]> arrays = int[]::new;
        BiFunction<Integer, Integer, Integer> varargs = MethodReferences::sum;
        Supplier<List<String>> lists = ArrayList::new;
        List<String> seen = lists.get();
        for (String word : new String[] {"ocean", "rhythm", "queue", "sky"}) {
            int vowels = counted.applyAsInt(made.apply(word));
            seen.add(word + vowels);
            System.out.println(
                    seen
                            + " "
                            + bound.apply(vowels)
                            + " "
                            + unbound.apply(new Base(), vowels)
                            + " "
                            + unbound.apply(derived, 2)
                            + " "
                            + varargs.apply(vowels, arrays.apply(3).length));
        }
    }
}
