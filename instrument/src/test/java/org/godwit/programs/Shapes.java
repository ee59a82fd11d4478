package org.godwit.programs;

import org.godwit.instrument.Output;
import org.godwit.pvm.Pvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Switches, loops, collections and objects under construction.
public final class Shapes {

    private Shapes() {}

    enum Operation {
        ADD,
        MULTIPLY,
        XOR
    }

    sealed interface Shape permits Square, Circle {}

    record Square(int side) implements Shape {}

    record Circle(double radius) implements Shape {}

    record Pair(int left, double right, Object more) {
        int sum() {
            int sum = 0;
            for (int i = 0; i < 2; i++) {
                sum += left;
            }
            return sum;
        }
    }

    public static void main(String[] argv) {
        Output.print(switches());
        Output.print(jumps());
        Output.print(collections());
        Output.print(construction());
        Output.print(recursion(5, 1));
        Output.print(own());
        Output.print(chosen());
    }

    static long work(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        Pvm.pvm_pstat(0x40001);
        return sum;
    }

    private static long switches() {
        long sum = 0;
        Object[] all = {
            1, "two", 3L, new Square(4), new Circle(2.5), Operation.XOR, new int[] {1}, 'c', -3
        };
        for (Object one : all) {
            long value =
                    switch (one) {
                        case Integer i when i > 0 -> work(i);
                        case Integer i -> -i;
                        case String text -> text.length() + work(2);
                        case Square(int side) -> side * work(side);
                        case Circle(double radius) -> (long) (radius * 2) + work(3);
                        case Operation operation -> operation.ordinal();
                        case int[] numbers -> numbers.length;
                        default -> 99;
                    };
            sum = sum * 13 + value;
        }
        for (String colour : new String[] {"red", "green", "x"}) {
            sum +=
                    switch (colour) {
                        case "red" -> 1;
                        case "green" -> {
                            long inner = 0;
                            for (int i = 0; i < 3; i++) {
                                inner += work(i);
                            }
                            yield inner;
                        }
                        default -> 7;
                    };
        }
        for (Operation operation : Operation.values()) {
            switch (operation) {
                case ADD:
                    sum += work(1);
                // falls through
                case MULTIPLY:
                    sum *= 2;
                    break;
                default:
                    sum ^= 5;
            }
        }
        Shape shape = new Square(3);
        if (shape instanceof Square(var side) && side > 2) {
            sum += work(side);
        }
        return sum;
    }

    private static long jumps() {
        long sum = 0;
        outer:
        for (int i = 0; i < 5; i++) {
            int j = 0;
            while (true) {
                if (j > i) {
                    continue outer;
                }
                if (i == 4) {
                    break outer;
                }
                for (int k = 0; k < 2; k++) {
                    if (k == 1 && j == 1) {
                        continue;
                    }
                    sum = sum * 3 + i + j + k;
                }
                j++;
            }
        }
        int q = 10;
        while (q-- > 0) {
            if (q == 7) {
                continue;
            }
            sum += q;
        }
        for (; ; ) {
            sum++;
            if (sum % 7 == 0) {
                break;
            }
        }
        return sum;
    }

    private static long collections() {
        long sum = 0;
        List<Integer> list = new ArrayList<>(List.of(5, 3, 8));
        Map<String, List<Integer>> map = new HashMap<>();
        Deque<long[]> deque = new ArrayDeque<>();
        for (int value : list) {
            map.computeIfAbsent("k" + value % 2, key -> new ArrayList<>()).add(value);
            deque.push(new long[] {value});
            Pvm.pvm_pstat(0x40002);
            sum = sum * 31 + value;
        }
        for (Map.Entry<String, List<Integer>> entry : map.entrySet()) {
            sum += entry.getKey().hashCode() * entry.getValue().size();
        }
        for (String text : new TreeSet<>(List.of("b", "a", "c"))) {
            sum = sum * 31 + text.charAt(0);
        }
        for (long[] cell : deque) {
            sum += cell[0] + work(2);
        }
        for (int value : new LinkedList<>(list)) {
            sum = sum * 3 + value;
        }
        return sum;
    }

    private static Object construction() {
        Pair pair =
                new Pair(
                        (int) work(4),
                        work(3) > 1 ? work(2) : 0.5,
                        new Pair((int) work(2), work(3), new int[(int) work(3)].length));
        List<Pair> list =
                new ArrayList<>(List.of(pair, new Pair(pair.sum(), Pvm.pvm_pstat(0x40009), "")));
        Object[] row = {new Pair(new Pair(1, work(2), "i").sum(), work(3), 'c'), "s" + work(2)};
        return list + "" + row[0] + row[1];
    }

    private static long recursion(int n, long sum) {
        if (n == 0) {
            return sum;
        }
        long first = recursion(n - 1, sum + n);
        Pvm.pvm_pstat(0x40003);
        return first + recursion(n - 1, 1) % 7;
    }

    /// An iterator of its own.
    private static final class Countdown implements Iterable<Integer> {
        private final int from;

        Countdown(int from) {
            this.from = from;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return work(next) >= 0 && next > 0;
                }

                @Override
                public Integer next() {
                    for (int i = 0; i < 2; i++) {
                        next += i;
                    }
                    next -= 2;
                    return next;
                }
            };
        }
    }

    private static long own() {
        long sum = 0;
        for (int value : new Countdown(4)) {
            sum = sum * 10 + value;
        }
        return sum;
    }

    private static String chosen() {
        Object kept = null;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            Object next = i % 2 == 0 ? (Object) new Square(i) : (Object) ("n" + i);
            kept = kept == null ? next : i == 3 ? null : kept;
            text.append(kept).append(next).append(work(2));
        }
        return text.toString();
    }
}
