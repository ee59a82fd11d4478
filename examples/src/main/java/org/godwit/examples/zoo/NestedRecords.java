package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.List;

/// Records in records in lists, copied with changes, compared by value.
public final class NestedRecords {
    private NestedRecords() {}

    private record Point(double x, double y) {
        Point move(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }
    }

    private record Line(Point from, Point to, List<Point> between) {
        Line {
            between = List.copyOf(between);
        }

        double length() {
            double sum = 0;
            Point at = from;
            for (Point next : between) {
                sum += Math.abs(next.x() - at.x()) + Math.abs(next.y() - at.y());
                at = next;
            }
            return sum + Math.abs(to.x() - at.x()) + Math.abs(to.y() - at.y());
        }

        Line bend(Point at) {
            List<Point> more = new ArrayList<>(between);
            more.add(more.size() / 2, at);
            return new Line(from, to, more);
        }
    }

    private record Named<T>(String name, T value) {}

    public static void main(String[] argv) {
        Named<Line> line = new Named<>("l", new Line(new Point(0, 0), new Point(4, 3), List.of()));
        Point at = line.value().to();
        for (int i = 0; i < 6; i++) {
            at = at.move(i * 0.5, -i);
            line = new Named<>(line.name() + i, line.value().bend(at));
            System.out.println(
                    line.name()
                            + " "
                            + line.value().length()
                            + " "
                            + line.value().between().contains(new Point(5.5, 0)));
        }
        System.out.println(line);
    }
}
