package org.godwit.instrument.weave.sample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Lambdas and method references of all kinds.
public final class Lambdaful extends Greeter implements Supplier<String> {

    interface Shape<T extends Comparable<T>> {
        T of(T first, T second);
    }

    interface Words {
        default Supplier<String> fromDefault(String word) {
            return () -> word + suffix();
        }

        static Supplier<String> fromStatic(String word) {
            return () -> word + "-static";
        }

        private String suffix() {
            return "-default";
        }
    }

    record Pair(int left, String right) implements Words {}

    @FunctionalInterface
    interface Primitives {
        String all(byte b, short s, char c, int i, long l, float f, double d, boolean z);
    }

    interface Marker {}

    private final String name = "me";

    @Override
    protected String hello(Object who) {
        return "derived " + who;
    }

    private String join(Object... parts) {
        return parts.length + name;
    }

    private static String twice(String text) {
        return text + text;
    }

    /// The lambdas, each with a way to call it, in this order.
    public List<Object> all() {
        byte b = 1;
        short s = 2;
        char c = 'c';
        long l = 1L << 40;
        float f = 1.5f;
        double d = 2.5;
        boolean z = true;
        Object nothing = null;
        int[] array = {7};
        List<Object> result = new ArrayList<>();
        result.add((Supplier<String>) () -> "none");
        result.add((Supplier<String>) () -> "" + b + s + c + l + f + d + z + name + nothing);
        result.add((Primitives) (p, q, r, t, u, v, w, x) -> "" + p + q + r + t + u + v + w + x);
        result.add((UnaryOperator<String>) Lambdaful::twice);
        result.add((Supplier<Integer>) "bound"::length);
        result.add((Function<String, Integer>) String::length);
        result.add((Function<Integer, List<String>>) ArrayList::new);
        result.add((BiFunction<Integer, String, Pair>) Pair::new);
        result.add((Function<Object, String>) super::hello);
        result.add((Function<Object, String>) this::hello);
        result.add((IntFunction<int[]>) int[]::new);
        result.add((IntFunction<String[][]>) String[][]::new);
        result.add((BiFunction<Object, Object, String>) this::join);
        result.add((Supplier<Object>) array::clone);
        result.add((IntSupplier) this::inherited);
        result.add((Shape<Integer>) (x, y) -> x.compareTo(y) > 0 ? x : y);
        result.add((Supplier<String> & Serializable) () -> "was serialisable");
        result.add((Supplier<String> & Marker) () -> "marked");
        result.add(new Pair(1, "x").fromDefault("w"));
        result.add(Words.fromStatic("w"));
        result.add(hash((Runnable) result::clear));
        result.add(hash((Callable<String>) () -> "call"));
        result.add(nested("deep").get());
        return result;
    }

    private static IntSupplier hash(Runnable runnable) {
        return runnable::hashCode;
    }

    private static IntSupplier hash(Callable<String> callable) {
        return callable::hashCode;
    }

    private static Supplier<Supplier<String>> nested(String text) {
        return () -> () -> text;
    }

    /// Calls one of [#all], in whatever form it is.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static String call(Object lambda) {
        return switch (lambda) {
                    case Primitives p -> p.all((byte) 1, (short) 2, 'x', 3, 4L, 5f, 6d, true);
                    case UnaryOperator u -> "" + u.apply("ab");
                    case Shape shape -> "" + shape.of(3, 4);
                    case Supplier supplier ->
                            supplier.get() instanceof int[] ints
                                    ? "int" + ints[0]
                                    : "" + supplier.get();
                    case IntSupplier number -> number.getAsInt() == 11 ? "inherited" : "some hash";
                    case IntFunction maker -> maker.apply(3).getClass().getSimpleName();
                    case BiFunction both -> "" + both.apply(5, "right");
                    case Function f -> apply(f);
                    default -> throw new AssertionError(lambda);
                }
                + (lambda instanceof Marker);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static String apply(Function function) {
        try {
            return "" + function.apply("text");
        } catch (ClassCastException e) {
            return "" + function.apply(4);
        }
    }

    @Override
    public String get() {
        var text = new StringBuilder();
        for (var lambda : all()) {
            text.append(call(lambda)).append(' ');
        }
        return text.toString();
    }
}
