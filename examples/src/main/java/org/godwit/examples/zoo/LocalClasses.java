package org.godwit.examples.zoo;

/// Classes, records, enums and interfaces declared within a method.
public final class LocalClasses {
    private LocalClasses() {}

    public static void main(String[] argv) {
        int base = 3 + argv.length;
        long wide = 1L << 40;
        class Adder {
            private long sum = wide;

            Adder add(int n) {
                for (int i = 0; i < n; i++) {
                    sum += base;
                }
                return this;
            }
        }
        record Pair(int a, long b) {
            long both() {
                long sum = 0;
                for (int i = 0; i < a; i++) {
                    sum += b;
                }
                return sum;
            }
        }
        enum Step {
            UP,
            DOWN
        }
        interface Walk {
            int go(Step step, int from);
        }
        Walk walk = (step, from) -> step == Step.UP ? from + base : from - 1;
        Adder adder = new Adder();
        int at = 0;
        for (int i = 0; i < 8; i++) {
            at = walk.go(Step.values()[i % 3 / 2], at);
            System.out.println(at + " " + adder.add(i).sum + " " + new Pair(i, adder.sum).both());
        }
    }
}
