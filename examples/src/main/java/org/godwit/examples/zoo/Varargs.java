package org.godwit.examples.zoo;

/// Calls with any number of arguments, computed while the array is being filled.
public final class Varargs {
    private Varargs() {}

    private static int calls;

    private static int next() {
        calls++;
        int value = calls;
        for (int i = 0; i < 2; i++) {
            value = value * Echo.of(3) % 101;
        }
        return value;
    }

    private static long sum(String name, long... numbers) {
        long sum = name.length();
        for (long number : numbers) {
            sum = sum * 31 + number;
        }
        return sum;
    }

    private static String join(Object... parts) {
        StringBuilder all = new StringBuilder();
        for (Object part : parts) {
            all.append(part).append('|');
        }
        return all.toString();
    }

    @SafeVarargs
    private static <T> T last(T first, T... more) {
        T last = first;
        for (T each : more) {
            last = each;
        }
        return last;
    }

    public static void main(String[] argv) {
        for (int i = 0; i < 4; i++) {
            System.out.println(
                    sum("a", next(), next(), sum("b", next()), next()) + " " + sum("none"));
            System.out.println(join(next(), "w" + next(), (double) next(), 'c', join(next())));
            System.out.println(
                    last(next(), next(), last(next(), next()))
                            + " "
                            + String.format("%d/%d", next(), next()));
        }
        System.out.println(calls);
    }
}
