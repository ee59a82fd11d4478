package org.godwit.examples.zoo;

/// `++` and `--`, before and after, on locals, elements, fields and boxed values.
public final class Increments {
    private Increments() {}

    private int field;
    private static short shared = 32_760;
    private Integer boxed = 126;

    private static int at(int i) {
        int n = 0;
        for (int k = 0; k < i; k++) {
            n++;
        }
        return n;
    }

    private Increments me(int n) {
        for (int i = 0; i < n % 2; i++) {
            field++;
        }
        return this;
    }

    public static void main(String[] argv) {
        int[] a = new int[5];
        char[] text = {'a', 'm', 'z'};
        long[] wide = {Integer.MAX_VALUE, 0};
        Increments it = new Increments();
        for (int i = 0; i < 5; i++) {
            int before = a[at(i)]++ + ++a[at(4 - i)] - a[at(2)]--;
            long w = wide[at(i % 2)]++ + --wide[at(1)];
            int f = it.me(i).field++ + ++it.me(i).field;
            Integer old = it.me(1).boxed++;
            shared++;
            System.out.println(
                    before
                            + " "
                            + w
                            + " "
                            + f
                            + " "
                            + old
                            + " "
                            + it.boxed
                            + " "
                            + text[at(i % 3)]++
                            + " "
                            + shared);
        }
        System.out.println(Checksum.of(a) + " " + new String(text) + " " + it.field);
    }
}
