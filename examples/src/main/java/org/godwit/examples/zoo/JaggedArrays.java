package org.godwit.examples.zoo;

/// Arrays of arrays, square and jagged, shared rows, arrays of objects and of interfaces.
@SuppressWarnings({"ReferenceEquality", "UnnecessaryStringBuilder"}) // on purpose
public final class JaggedArrays {
    private JaggedArrays() {}

    public static void main(String[] argv) {
        int[][] triangle = new int[9][];
        for (int row = 0; row < triangle.length; row++) {
            triangle[row] = new int[row + 1];
            triangle[row][0] = 1;
            for (int i = 1; i <= row; i++) {
                triangle[row][i] = triangle[row - 1][i - 1] + (i < row ? triangle[row - 1][i] : 0);
            }
        }
        System.out.println(Checksum.of(triangle[8]));
        long[][][] cube = new long[3][4][2];
        Object[] mixed = {
            triangle, cube, triangle[3], "text", new double[][] {{1.5}, {}, {2.5, 3.5}}
        };
        cube[1] = cube[0];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 2; k++) {
                    cube[i][j][k] += i * 100 + j * 10 + k;
                }
            }
            System.out.println(
                    cube[0][3][1] + " " + (cube[0] == cube[1]) + " " + (mixed[2] == triangle[3]));
        }
        for (Object each : mixed) {
            switch (each) {
                case int[][] a -> System.out.println(a.length + " rows");
                case double[][] d -> System.out.println(d[2][1]);
                default -> System.out.println(each.getClass().getSimpleName());
            }
        }
        CharSequence[] words = new String[] {"a", "b"};
        try {
            for (int i = 0; i < 2; i++) {
                words[i] = new StringBuilder("sb");
            }
        } catch (ArrayStoreException e) {
            System.out.println("no " + e.getMessage() + " in " + words.length);
        }
    }
}
