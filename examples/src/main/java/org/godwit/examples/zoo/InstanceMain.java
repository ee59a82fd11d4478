package org.godwit.examples.zoo;

/// An instance `main` without arguments, as Java 25 allows, with state in its fields.
public class InstanceMain {
    private int count;
    private final int[] squares = new int[6];

    private int square(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += n;
        }
        count++;
        return sum;
    }

    void main() {
        for (int i = 0; i < squares.length; i++) {
            squares[i] = square(i) + count;
            System.out.println(i + " " + squares[i]);
        }
        System.out.println(count + " " + Checksum.of(squares));
    }
}
