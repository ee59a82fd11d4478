package org.godwit.instrument.image.sample;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Lambdas as woven code has them: compiled so that they can be made again.
@SuppressWarnings("ReferenceEquality") // what is tested
public final class Lambdas implements Probe {

    /// A link of a chain of lambdas.
    public interface Link extends Supplier<Integer>, Serializable {}

    private int count = 5;
    private final Supplier<String> capturing;
    private final IntSupplier stateful;
    private final UnaryOperator<String> reference;
    private final Supplier<StringBuilder> maker;
    private final Supplier<String> anonymous;
    private final Inner inner = new Inner();
    private final TreeMap<String, Integer> sorted;
    private final Object[] inArray;

    public Lambdas(String text, long number) {
        capturing = (Supplier<String> & Serializable) () -> text + number;
        stateful = (IntSupplier & Serializable) () -> ++count;
        reference = (UnaryOperator<String> & Serializable) String::trim;
        maker = (Supplier<StringBuilder> & Serializable) StringBuilder::new;
        class Local implements Supplier<String> {
            @Override
            public String get() {
                return "local " + text;
            }
        }
        Supplier<String> local = new Local();
        anonymous =
                new Supplier<>() {
                    @Override
                    public String get() {
                        return local.get() + count;
                    }
                };
        sorted =
                new TreeMap<>(
                        Comparator.comparing(
                                        (java.util.function.Function<String, Integer>
                                                        & Serializable)
                                                String::length)
                                .thenComparing(Comparator.reverseOrder()));
        sorted.putAll(Map.of("aa", 1, "b", 2, "cc", 3));
        inArray = new Object[] {capturing, stateful, capturing};
    }

    final class Inner {
        String outer() {
            return "inner of " + count;
        }
    }

    @Override
    public String get() {
        return capturing.get()
                + stateful.getAsInt()
                + stateful.getAsInt()
                + reference.apply(" x ")
                + maker.get().append('y')
                + anonymous.get()
                + inner.outer()
                + sorted
                + (inArray[0] == capturing)
                + (inArray[1] == stateful)
                + (inArray[2] == inArray[0]);
    }

    /// A lambda that captures a lambda that captures a lambda.
    public static Link chain(int length) {
        Link link = () -> 7;
        for (int i = 0; i < length; i++) {
            Link before = link;
            link = () -> before == null ? 0 : length;
        }
        return link;
    }

    /// A lambda that captures an array which holds it.
    public static Supplier<Object[]> cycle() {
        Object[] holder = new Object[1];
        Supplier<Object[]> self = (Supplier<Object[]> & Serializable) () -> holder;
        holder[0] = self;
        return self;
    }

    public static Runnable notCompiledForThis() {
        return () -> {};
    }
}
