package org.godwit.examples.zoo;

/// Calls within the arguments of calls, with half-made results waiting on the operand stack.
public final class NestedCalls {
    private NestedCalls() {}

    private static int leaf(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i * n;
        }
        return sum;
    }

    private static int middle(int a, long b, int c) {
        return leaf(a % 5) + (int) (b % 7) * leaf(3) - c;
    }

    private static long outer(int a, int b) {
        return middle(leaf(a), 10L * leaf(b) + middle(a, b, leaf(2)), middle(b, a, 1));
    }

    public static void main(String[] argv) {
        long total = 0;
        for (int i = 0; i < 6; i++) {
            total = total * 31 + outer(i, outer(i + 1, 2) > 0 ? leaf(4) : middle(i, i, i));
            System.out.println("round " + i + ": " + total + ", " + outer(leaf(i), Echo.of(i)));
        }
        System.out.println(total);
    }
}
