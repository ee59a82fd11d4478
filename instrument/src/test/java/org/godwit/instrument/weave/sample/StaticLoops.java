package org.godwit.instrument.weave.sample;

import org.godwit.instrument.weave.sample.other.Params;

import java.util.function.IntUnaryOperator;

/// Loops over static variables, to measure what these cost.
public enum StaticLoops implements IntUnaryOperator {
    COUNTER {
        @Override
        public int applyAsInt(int turns) {
            return Variables.count(turns);
        }
    },
    TABLE {
        @Override
        public int applyAsInt(int turns) {
            return Variables.look(turns);
        }
    },
    VECTOR {
        @Override
        public int applyAsInt(int turns) {
            return Variables.add(turns);
        }
    },
    CALLEE {
        @Override
        public int applyAsInt(int turns) {
            int sum = 0;
            for (int i = 0; i < turns; i++) {
                sum += Variables.step(i);
            }
            return sum;
        }
    },
    FOREIGN {
        @Override
        public int applyAsInt(int turns) {
            int sum = 0;
            for (int i = 0; i < turns; i++) {
                sum = sum * 3 + Params.factor;
            }
            return sum;
        }
    },
    RECURSION {
        @Override
        public int applyAsInt(int turns) {
            int sum = 0;
            for (int i = 0; i < turns / 1000; i++) {
                sum += Variables.fibonacci(14);
            }
            return sum;
        }
    };

    static final class Variables {
        static int counter;
        static final int[] TABLE = new int[4096];
        static double[] a = new double[4096];
        static double[] b = new double[4096];
        static int seed = 1;

        private Variables() {}

        static int count(int turns) {
            int sum = 0;
            for (int i = 0; i < turns; i++) {
                counter++;
                sum += TABLE[(counter + sum) & 255];
            }
            return sum;
        }

        static int look(int turns) {
            int sum = 0;
            for (int i = 0; i < turns; i++) {
                sum = 31 * sum + TABLE[i & 4095];
            }
            return sum;
        }

        static int add(int turns) {
            for (int k = 0; k < turns / 4096; k++) {
                for (int i = 0; i < a.length; i++) {
                    a[i] += 0.5 * b[i];
                }
            }
            return (int) a[3];
        }

        static int step(int i) {
            seed = seed * 1103515245 + 12345;
            return seed ^ i;
        }

        static int fibonacci(int n) {
            counter++;
            return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
        }
    }
}
