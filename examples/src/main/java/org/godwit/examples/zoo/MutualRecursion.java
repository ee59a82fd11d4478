package org.godwit.examples.zoo;

/// Methods that call each other, each with a loop of its own.
public final class MutualRecursion {
    private MutualRecursion() {}

    private static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
        int spin = n % 3;
        while (spin > 0) {
            spin--;
        }
        return n != 0 && even(n - 1);
    }

    private static int female(int n) {
        return n == 0 ? 1 : n - male(female(n - 1));
    }

    private static int male(int n) {
        int last = n == 3 ? Echo.of(0) : 0;
        for (int i = 0; i < 1; i++) {
            last = n == 0 ? 0 : n - female(male(n - 1));
        }
        return last;
    }

    public static void main(String[] argv) {
        for (int n = 30; n < 36; n++) {
            System.out.println(n + (even(n) ? " is even" : " is odd"));
        }
        for (int n = 0; n < 9; n++) {
            System.out.println("female " + female(n) + ", male " + male(n));
        }
    }
}
