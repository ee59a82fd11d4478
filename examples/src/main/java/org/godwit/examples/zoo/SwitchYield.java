package org.godwit.examples.zoo;

/// Switch expressions that yield out of loops, as operands of other expressions.
public final class SwitchYield {
    private SwitchYield() {}

    private static int step(int n, int round) {
        return 100 * round
                + switch (n % 4) {
                            case 0 -> {
                                int count = 0;
                                for (int i = n; i > 1; i /= 2) {
                                    count++;
                                }
                                yield count;
                            }
                            case 1 -> {
                                for (int i = 2; ; i++) {
                                    if (n % i == 0 || i > n) {
                                        yield i;
                                    }
                                }
                            }
                            case 2 -> {
                                try {
                                    yield step(n / 2, 0);
                                } finally {
                                    for (int i = 0; i < 2; i++) {
                                        n -= Echo.of(1);
                                    }
                                }
                            }
                            default -> n > 20 ? step(n - 7, 1) : -n;
                        }
                        * (n + 1);
    }

    public static void main(String[] argv) {
        long all = 1;
        for (int n = 5; n < 30; n += 2) {
            all = all * 13 + step(n, n & 1) - step(n + 1, 2);
            System.out.println(n + " " + all);
        }
    }
}
