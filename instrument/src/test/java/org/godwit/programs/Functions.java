package org.godwit.programs;

import org.godwit.instrument.Output;
import org.godwit.pvm.Pvm;
import org.godwit.pvm.PvmTask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Lambdas, method references, inner classes, interfaces, bridges, varargs.
public final class Functions implements PvmTask {

    private final int seed = 3;

    interface Step {
        long apply(long value, int i);

        default long twice(long value, int i) {
            long result = value;
            for (int k = 0; k < 2; k++) {
                result = apply(result, i);
            }
            return result;
        }

        static long counted(int n) {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                sum += i;
            }
            return sum;
        }
    }

    static class Doubling implements Step {
        @Override
        public long apply(long value, int i) {
            long result = value;
            for (int k = 0; k < 2; k++) {
                result = result * 31 + i;
            }
            return result;
        }
    }

    class Inner {
        private final int bias = 7;

        long go(long value) {
            long sum = value;
            for (int i = 0; i < 3; i++) {
                sum += bias * i + seed;
            }
            return sum;
        }
    }

    abstract static class Base<T extends Comparable<T>> {
        abstract T make(T from);

        T run(T from) {
            T result = make(from);
            for (int i = 0; i < 2; i++) {
                result = make(result).compareTo(result) >= 0 ? make(result) : result;
            }
            return result;
        }
    }

    static final class Texts extends Base<String> {
        @Override
        String make(String from) {
            String text = from;
            for (int i = 0; i < 2; i++) {
                text += i;
            }
            return text;
        }

        @Override
        String run(String from) {
            return super.run(from + Step.counted(3)) + ".";
        }
    }

    record Version(int major) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            int result = 0;
            for (int i = 0; i < 2; i++) {
                result = Integer.compare(major, other.major);
            }
            return result;
        }
    }

    @Override
    public void main(String[] argv) throws Exception {
        Output.print(lambdas());
        Output.print(interfaces());
        Output.print(new Texts().run("t"));
        Output.print(join("a", "b", "c") + join());
        Output.print(compared());
        Output.print(calledBack());
    }

    private long lambdas() throws Exception {
        int[] box = {0};
        long base = 5;
        LongUnaryOperator loop =
                value -> {
                    long result = value;
                    for (int i = 0; i < 3; i++) {
                        result += base * i;
                        box[0]++;
                    }
                    Pvm.pvm_pstat(0x40001);
                    return result;
                };
        Function<Integer, Long> outer = x -> loop.applyAsLong(x) + seed;
        Supplier<int[]> maker = () -> new int[] {(int) loop.applyAsLong(1)};
        BiFunction<Long, Integer, Long> step = new Doubling()::apply;
        ToLongFunction<Functions> self = Functions::interfaces;
        IntToLongFunction widened = Functions::narrow;
        Supplier<Object> boxed = () -> loop.applyAsLong(2);
        Supplier<Integer> boxing = this::counted;
        long sum = loop.applyAsLong(10) + outer.apply(3) + maker.get()[0];
        sum = step.apply(sum, 4) + self.applyAsLong(this) + widened.applyAsLong(4);
        sum += ((Long) boxed.get()) + boxing.get();
        Runnable adding =
                () -> {
                    for (int i = 0; i < 2; i++) {
                        box[0] += 10;
                    }
                };
        adding.run();
        Predicate<String> anonymous =
                new Predicate<>() {
                    private int calls;

                    @Override
                    public boolean test(String text) {
                        for (int i = 0; i < 2; i++) {
                            calls++;
                        }
                        return calls > 2 || text.isEmpty();
                    }
                };
        if (anonymous.test("a")) {
            sum++;
        }
        if (anonymous.test("b")) {
            sum += 2;
        }
        return sum + box[0] + new Inner().go(sum);
    }

    private static int narrow(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }

    private int counted() {
        return narrow(seed);
    }

    private long interfaces() {
        Step[] steps = {
            new Doubling(),
            (value, i) -> {
                long result = value;
                for (int k = 0; k < i; k++) {
                    result += k;
                }
                return result;
            }
        };
        long sum = 1;
        for (int i = 0; i < 4; i++) {
            sum = steps[i & 1].apply(sum, i) + steps[i & 1].twice(sum, i);
        }
        return sum;
    }

    private static String join(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part).append(Step.counted(2));
        }
        return text.toString();
    }

    private static int compared() {
        Comparator<Version> order =
                (a, b) -> {
                    int result = 0;
                    for (int i = 0; i < 2; i++) {
                        result = a.compareTo(b);
                    }
                    return result;
                };
        Comparable<Version> first = new Version(1);
        return Integer.signum(order.compare(new Version(3), new Version(2))) * 10
                + Integer.signum(first.compareTo(new Version(2)));
    }

    /// In the JDK's loops it cannot be captured; before and after it can.
    private static long calledBack() {
        List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
        long[] sum = {0};
        list.sort((a, b) -> {
            for (int i = 0; i < 2; i++) {
                sum[0]++;
            }
            return Integer.compare(a, b);
        });
        list.forEach(x -> {
            for (int i = 0; i < 2; i++) {
                sum[0] += x;
            }
        });
        for (int i = 0; i < 2; i++) {
            sum[0] *= 3;
        }
        return sum[0] * 10 + list.get(0);
    }
}
