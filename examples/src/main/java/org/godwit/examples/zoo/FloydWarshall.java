package org.godwit.examples.zoo;

/// All shortest paths of a small graph.
public final class FloydWarshall {
    private FloydWarshall() {}

    private static final int FAR = Integer.MAX_VALUE / 2;

    public static void main(String[] argv) {
        int size = 8;
        int[][] distance = new int[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                distance[i][j] = i == j ? 0 : (i * 5 + j * 3) % 7 == 1 ? i + j + 1 : FAR;
            }
        }
        for (int k = 0; k < size; k++) {
            int better = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    int detour = distance[i][k] + distance[k][j];
                    if (detour < distance[i][j]) {
                        distance[i][j] = detour;
                        better++;
                    }
                }
            }
            System.out.println("over " + k + " better " + better + " " + Checksum.of(distance[k]));
        }
    }
}
