package org.godwit.examples.zoo;

/// Inner classes with their outer instances: chains of `this$0`, and shadowed names.
public final class InnerClasses {
    private InnerClasses() {}

    private int value = 1;

    private final class Middle {
        private int value = 10;

        private final class Inner {
            private int value = 100;

            int mix(int n) {
                for (int i = 0; i < n; i++) {
                    value += Middle.this.value + i;
                    Middle.this.value += InnerClasses.this.value;
                    InnerClasses.this.value++;
                }
                return value * 3 + Middle.this.value * 2 + InnerClasses.this.value;
            }
        }
    }

    private static final class Counter {
        private int count;

        int up() {
            for (int i = 0; i < 2; i++) {
                count += Echo.of(1);
            }
            return count;
        }
    }

    public static void main(String[] argv) {
        InnerClasses outer = new InnerClasses();
        Middle middle = outer.new Middle();
        Middle.Inner first = middle.new Inner();
        Middle.Inner second = middle.new Inner();
        Counter counter = new Counter();
        for (int n = 1; n < 6; n++) {
            System.out.println(first.mix(n) + " " + second.mix(2) + " " + counter.up());
        }
        System.out.println(
                outer.value + " " + middle.value + " " + first.value + " " + second.value);
    }
}
