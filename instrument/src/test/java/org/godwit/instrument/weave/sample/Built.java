package org.godwit.instrument.weave.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Constructors of many shapes; each notes whether it runs as a constructor.
public final class Built implements Supplier<String> {

    private final List<String> notes = new ArrayList<>();

    /// Notes the caller's name, or `body` for whatever a constructor's body was turned into.
    private static void note(List<String> notes, String what) {
        var caller =
                StackWalker.getInstance()
                        .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                        .getMethodName();
        notes.add(what + (caller.equals("<init>") ? " in a constructor" : ""));
        for (int i = 0; i < 2; i++) {
            var _ = notes.size();
        }
    }

    /// Not worth lifting.
    static class Point {
        final int x;
        final int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    static class Loops {
        private final long sum;
        private final double[] values = new double[4];
        final String text;

        @Deprecated
        Loops(int n, long start, double step, String text, List<String> notes) {
            long total = start;
            for (int i = 0; i < n; i++) {
                total += i;
                values[i % 4] += step;
                step = step / 2;
            }
            sum = total;
            if (text == null) {
                this.text = "none";
                note(notes, "no text");
                return;
            }
            try {
                this.text = text.repeat(n);
                note(notes, "loops");
            } catch (IllegalArgumentException e) {
                note(notes, "caught");
                throw new IllegalStateException("negative " + n, e);
            }
        }

        @Override
        public String toString() {
            return sum + ":" + values[0] + ":" + values[3] + ":" + text;
        }
    }

    static class Sub extends Loops {
        private final int own;

        Sub(int n, List<String> notes) {
            super(n > 2 ? 2 : n, 1, 1, "s", notes);
            note(notes, "sub");
            own = n;
        }

        Sub(List<String> notes) {
            this(7, notes);
            note(notes, "delegating");
        }
    }

    /// An inner class that captures, with an initialiser and a varargs constructor.
    class Inner {
        final int[] numbers;
        final int size;

        {
            note(notes, "initialiser");
        }

        Inner(int... numbers) {
            this.numbers = numbers;
            int count = 0;
            while (count < numbers.length) {
                count++;
            }
            size = count;
        }
    }

    static final class Secret {
        final long value;

        private Secret(long a, double b, byte c) {
            note(new ArrayList<>(), "");
            value = a + (long) b + c;
        }
    }

    /// Statements before `super`.
    static final class Prologue extends Point {
        final int third;

        Prologue(int a, List<String> notes) {
            int doubled = a * 2;
            if (a < 0) {
                throw new IllegalArgumentException("negative");
            }
            super(a, doubled);
            note(notes, "prologue");
            third = a;
        }

        Prologue(List<String> notes) {
            int kept = notes.size();
            super(1, kept);
            note(notes, "shares a local");
            third = kept;
        }
    }

    record Checked(int[] values) {
        Checked {
            for (int value : values) {
                if (value < 0) {
                    throw new IllegalArgumentException("negative value");
                }
            }
        }
    }

    private String nested() {
        var a = new Loops(new Sub(3, notes).own, new Point(1, 2).x, 0.5, "n" + notes.size(), notes);
        new Loops(1, 2, 3, null, notes);
        var anonymous =
                new Loops(2, 2, 2, "anon", notes) {
                    final int more = count();

                    private int count() {
                        note(notes, "anonymous");
                        return 5;
                    }
                };
        Function<List<String>, Sub> reference = Sub::new;
        return a + "" + anonymous.more + reference.apply(notes) + new Sub(notes);
    }

    private String inner() {
        var other = this;
        return new Inner(1, 2, 3).size
                + other.new Inner().size
                + ""
                + new Secret(1L << 33, 2.5, (byte) 3).value
                + new Checked(new int[] {1, 2}).values().length;
    }

    private String failing() {
        try {
            return "made " + new Loops(-1, 0, 0, "x", notes);
        } catch (IllegalStateException e) {
            return e.getMessage() + e.getCause().getClass().getSimpleName();
        }
    }

    private String prologue() {
        var text = "" + new Prologue(4, notes).third + new Prologue(notes).third;
        try {
            return text + new Prologue(-1, notes);
        } catch (IllegalArgumentException e) {
            return text + e.getMessage();
        }
    }

    private static Loops reflected(List<String> notes) {
        try {
            return Loops.class
                    .getDeclaredConstructor(
                            int.class, long.class, double.class, String.class, List.class)
                    .newInstance(2, 3L, 4.0, "r", notes);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String get() {
        return nested()
                + "|"
                + inner()
                + "|"
                + failing()
                + "|"
                + prologue()
                + "|"
                + reflected(notes)
                + "|"
                + (notes.size() > 3 ? new Sub(1, notes) : null);
    }

    /// What the constructors noted.
    public List<String> notes() {
        return notes;
    }
}
