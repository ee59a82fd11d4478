package org.godwit.pvm;

/// The predefined reductions. Constants, so that they can stand in a capture.
enum Reduction implements PvmReduceFunction {
    MAX {
        @Override
        long of(long x, long y) {
            return Math.max(x, y);
        }

        @Override
        double of(double x, double y) {
            return x > y ? x : y;
        }
    },
    MIN {
        @Override
        long of(long x, long y) {
            return Math.min(x, y);
        }

        @Override
        double of(double x, double y) {
            return x < y ? x : y;
        }
    },
    SUM {
        @Override
        long of(long x, long y) {
            return x + y;
        }

        @Override
        double of(double x, double y) {
            return x + y;
        }
    },
    PRODUCT {
        @Override
        long of(long x, long y) {
            return x * y;
        }

        @Override
        double of(double x, double y) {
            return x * y;
        }
    };

    abstract long of(long x, long y);

    abstract double of(double x, double y);

    @Override
    public void reduce(int[] type, Object x, Object y, int[] num, int[] info) {
        int n = num[0];
        info[0] = Pvm.PvmOk;
        switch (type[0]) {
            case Pvm.PVM_BYTE -> {
                if (this == MAX || this == MIN) {
                    bytes((byte[]) x, (byte[]) y, n);
                } else {
                    info[0] = Pvm.PvmBadParam;
                }
            }
            case Pvm.PVM_SHORT -> shorts((short[]) x, (short[]) y, n);
            case Pvm.PVM_INT -> ints((int[]) x, (int[]) y, n);
            case Pvm.PVM_LONG -> longs((long[]) x, (long[]) y, n);
            case Pvm.PVM_FLOAT -> floats((float[]) x, (float[]) y, n);
            case Pvm.PVM_DOUBLE -> doubles((double[]) x, (double[]) y, n);
            case Pvm.PVM_CPLX -> complexes((float[]) x, (float[]) y, n);
            case Pvm.PVM_DCPLX -> complexes((double[]) x, (double[]) y, n);
            default -> info[0] = Pvm.PvmBadParam;
        }
    }

    private void bytes(byte[] x, byte[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (byte) of(x[i], y[i]);
        }
    }

    private void shorts(short[] x, short[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (short) of(x[i], y[i]);
        }
    }

    private void ints(int[] x, int[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (int) of(x[i], y[i]);
        }
    }

    private void longs(long[] x, long[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = of(x[i], y[i]);
        }
    }

    /// Doubles lose nothing of what one operation on floats rounds to.
    private void floats(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) of(x[i], y[i]);
        }
    }

    private void doubles(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = of(x[i], y[i]);
        }
    }

    private void complexes(float[] x, float[] y, int n) {
        for (int i = 0; i < 2 * n; i += 2) {
            double[] z = of(new double[] {x[i], x[i + 1]}, new double[] {y[i], y[i + 1]});
            x[i] = (float) z[0];
            x[i + 1] = (float) z[1];
        }
    }

    private void complexes(double[] x, double[] y, int n) {
        for (int i = 0; i < 2 * n; i += 2) {
            double[] z = of(new double[] {x[i], x[i + 1]}, new double[] {y[i], y[i + 1]});
            x[i] = z[0];
            x[i + 1] = z[1];
        }
    }

    /// Maximum and minimum are by modulus; of two equal ones the first stays.
    private double[] of(double[] x, double[] y) {
        return switch (this) {
            case SUM -> new double[] {x[0] + y[0], x[1] + y[1]};
            case PRODUCT -> new double[] {x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]};
            case MAX -> square(y) > square(x) ? y : x;
            case MIN -> square(y) < square(x) ? y : x;
        };
    }

    private static double square(double[] z) {
        return z[0] * z[0] + z[1] * z[1];
    }
}
