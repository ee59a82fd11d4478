package org.godwit.instrument.weave.sample;

import org.godwit.instrument.weave.sample.other.Params;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Static variables of every kind, with initialisers of every shape.
public class Statics implements Supplier<String> {

    static final int CONSTANT = 5;
    static final String TEXT = "text";
    static int counter;
    static long big = 1L << 40;
    static double real = 2.5;
    static boolean flag = true;
    static byte small = -1;
    static char letter = 'x';
    static volatile int seen;
    static final int[] TABLE = new int[16];
    private static final List<String> LOG = new ArrayList<>();
    static int[][] grid;

    static {
        int sum = 0;
        for (int i = 0; i < TABLE.length; i++) {
            sum += i;
            TABLE[i] = sum;
        }
        try {
            grid = new int[3][4];
            LOG.add("block " + sum);
            if (sum > 1000) {
                throw new IllegalStateException();
            }
        } catch (RuntimeException e) {
            LOG.add("never");
        } finally {
            LOG.add("finally");
        }
    }

    static final Supplier<Integer> LAMBDA = () -> counter + CONSTANT;

    enum Op {
        ADD("+") {
            @Override
            int of(int a, int b) {
                calls++;
                return a + b;
            }
        },
        MUL("*") {
            @Override
            int of(int a, int b) {
                calls++;
                return a * b;
            }
        };

        static int calls;
        private static final Map<String, Op> BY_SIGN = new HashMap<>();

        static {
            for (var op : values()) {
                BY_SIGN.put(op.sign, op);
            }
        }

        final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        abstract int of(int a, int b);

        static Op of(String sign) {
            return BY_SIGN.get(sign);
        }
    }

    /// Its constructor uses a static variable, so that one stays shared.
    enum Counted {
        ONE,
        TWO;

        static int made;

        Counted() {
            count();
        }

        private void count() {
            made++;
        }
    }

    static class Nested {
        private static int hidden = 3;
        private static long hiddenLong = 4;

        private static int bump() {
            return hidden++;
        }
    }

    static class Parent {
        static int inherited = 1;
        static String order = "parent;";

        static {
            Params.log("Parent");
        }
    }

    static class Child extends Parent {
        static int own = inherited + 1;

        static {
            order += "child;";
            Params.log("Child");
        }
    }

    interface Limits {
        List<Integer> SHARED = new ArrayList<>(List.of(1, 2));
    }

    static class Implementing implements Limits {
        static int size() {
            return SHARED.size();
        }
    }

    static class Recursive {
        static int first = second();
        static int other = 7;

        static int second() {
            return other + 1;
        }
    }

    static class Failing {
        static int value = fail();

        static int fail() {
            Params.log("failing");
            if (counter >= 0) {
                throw new IllegalStateException("no luck");
            }
            return 1;
        }
    }

    static class Asserting {
        static int value = 1;

        static int checked() {
            assert value > 0 : "positive";
            return value;
        }
    }

    /// A static and an instance use in one statement, wide and narrow, and as values of
    /// expressions.
    private String expressions() {
        int a = counter++ + ++counter;
        long b = big++ + (big += 2);
        double c = real *= 2;
        boolean d = flag = !flag;
        small += 2;
        letter++;
        Nested.hidden += Nested.bump();
        Nested.hiddenLong <<= 2;
        String s = LOG.get(0) + TEXT;
        return a
                + " "
                + b
                + " "
                + c
                + " "
                + d
                + small
                + letter
                + Nested.hidden
                + Nested.hiddenLong
                + s;
    }

    private static int loops() {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            counter += i;
            sum += TABLE[i] + Params.factor;
            for (int j = 0; j < grid.length; j++) {
                grid[j][0] += i;
                seen++;
            }
        }
        return sum + grid[2][0] + seen;
    }

    private static String failures() {
        var text = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            try {
                text.append(Failing.value);
            } catch (ExceptionInInitializerError e) {
                text.append("first:").append(e.getCause().getMessage());
            } catch (NoClassDefFoundError e) {
                text.append(";then");
            }
        }
        return text.toString();
    }

    private static String enums() {
        var counts = new EnumMap<Op, Integer>(Op.class);
        counts.put(Op.ADD, Op.of("+").of(2, 3));
        counts.put(Op.MUL, Op.of("*").of(2, 3));
        var kind =
                switch (Op.of("*")) {
                    case ADD -> "add";
                    case MUL -> "mul";
                };
        return counts + kind + Op.calls + Op.valueOf("ADD").sign + Counted.made;
    }

    private static String classes() {
        return Child.own
                + Child.order
                + Child.inherited
                + Implementing.size()
                + Recursive.first
                + Recursive.other
                + Asserting.checked();
    }

    @Override
    public String get() {
        return expressions()
                + "|"
                + loops()
                + "|"
                + enums()
                + "|"
                + failures()
                + "|"
                + classes()
                + "|"
                + LAMBDA.get()
                + LOG
                + Params.logged();
    }

    /// Only counts.
    public static int next() {
        return ++counter;
    }
}
