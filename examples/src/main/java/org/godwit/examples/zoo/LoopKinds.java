package org.godwit.examples.zoo;

/// Every kind of loop: four deep, do-while, endless with break, two variables, empty parts.
@SuppressWarnings("NarrowCalculation") // on purpose
public final class LoopKinds {
    private LoopKinds() {}

    public static void main(String[] argv) {
        long sum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = a; b < 3; b++) {
                for (int c = 0; c <= b; c++) {
                    for (int d = 3; d > c; d--) {
                        sum = sum * 3 + a + b * c - d;
                    }
                }
            }
            System.out.println("deep " + sum);
        }
        int n = 27;
        do {
            n = n % 2 == 0 ? n / 2 : n * 3 + 1;
        } while (n > 25);
        System.out.println("do " + n);
        while (true) {
            n += 7;
            if (n % 10 == 0) {
                break;
            }
        }
        System.out.println("endless " + n);
        for (int i = 0, j = 20; i < j; i += 2, j--) {
            n = n * 5 % 1013 + i * j;
        }
        for (; n > 100; ) {
            n -= 97;
        }
        int empty = 0;
        while (++empty < 10) {}
        do {
            if (n % 2 == 0) {
                n++;
                continue;
            }
            n += 3;
        } while (n < 110);
        System.out.println(n + " " + empty);
    }
}
