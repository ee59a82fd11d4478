package org.godwit.examples.zoo;

/// Constructors that loop, call, chain and throw; arguments of `new` that compute.
@SuppressWarnings({"EffectivelyPrivate", "UnnecessaryStringBuilder"}) // on purpose
public final class Constructors {
    private Constructors() {}

    private static class Base {
        protected final int[] table;

        Base(int size) {
            table = new int[size];
            for (int i = 0; i < size; i++) {
                table[i] = fill(i);
            }
        }

        int fill(int i) {
            return i;
        }
    }

    private static final class Derived extends Base {
        private int factor = 3;
        private final String name;

        Derived(int size, String name) {
            super(size + name.length());
            this.name = name;
            for (int i = 0; i < 3; i++) {
                factor *= table[i] + Echo.of(1);
            }
            if (factor > 100) {
                throw new IllegalArgumentException(name + " is too strong: " + factor);
            }
        }

        Derived(int size) {
            this(size, named(size));
        }

        @Override
        int fill(int i) {
            int sum = factor;
            for (int k = 0; k <= i; k++) {
                sum += k;
            }
            return sum % 6;
        }
    }

    private static String named(int n) {
        String name = "";
        for (int i = 0; i < n; i++) {
            name += "d";
        }
        return name;
    }

    public static void main(String[] argv) {
        for (int size = 2; size < 8; size++) {
            try {
                Derived one = new Derived(size);
                Derived two =
                        new Derived(
                                one.table.length,
                                new StringBuilder(named(2)).append(new Derived(2).name).toString());
                System.out.println(
                        one.name
                                + " "
                                + one.factor
                                + " "
                                + Checksum.of(one.table)
                                + " "
                                + two.name
                                + Checksum.of(two.table));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
