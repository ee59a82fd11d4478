package org.godwit.benchmarks.kernel;

import java.util.function.DoubleSupplier;

/// Objects made in a loop, by constructors that call others and that loop.
public final class Constructors implements DoubleSupplier {

    private static final int OBJECTS = 100_000;

    private record Point(double x, double y) {
        private Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }
    }

    private abstract static class Shape {
        protected final Point middle;

        protected Shape(Point middle) {
            this.middle = middle;
        }

        abstract double area();
    }

    private static final class Polygon extends Shape {
        private final double[] radii;

        private Polygon(Point middle, int corners) {
            super(middle.plus(new Point(corners, 1)));
            radii = new double[corners];
            for (int i = 0; i < corners; i++) {
                radii[i] = i + 0.5;
            }
        }

        @Override
        double area() {
            double sum = 0;
            for (double radius : radii) {
                sum += radius * middle.x;
            }
            return sum;
        }
    }

    @Override
    public double getAsDouble() {
        Point at = new Point(0, 0);
        double sum = 0;
        for (int i = 0; i < OBJECTS; i++) {
            at = at.plus(new Point(i & 3, 1));
            sum += new Polygon(at, 3 + (i & 7)).area();
        }
        return sum;
    }
}
