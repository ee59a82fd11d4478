package org.godwit.examples.zoo;

import java.util.List;

/// A sealed family of types, exhaustively switched over.
public final class SealedShapes {
    private SealedShapes() {}

    private sealed interface Shape permits Circle, Box, Group {}

    private record Circle(double radius) implements Shape {}

    private static final class Box implements Shape {
        private final double width;
        private double height;

        Box(double width, double height) {
            this.width = width;
            this.height = height;
        }
    }

    private record Group(List<Shape> members) implements Shape {}

    private static double area(Shape shape) {
        return switch (shape) {
            case Circle c -> 3.25 * c.radius() * c.radius();
            case Box b -> b.width * b.height;
            case Group g -> {
                double sum = 0;
                for (Shape member : g.members()) {
                    sum += area(member);
                }
                yield sum;
            }
        };
    }

    public static void main(String[] argv) {
        Box box = new Box(2, 3);
        Shape group =
                new Group(List.of(new Circle(1), box, new Group(List.of(box, new Circle(0.5)))));
        for (int i = 0; i < 6; i++) {
            box.height += i;
            System.out.println(area(group) + " " + area(box));
        }
    }
}
