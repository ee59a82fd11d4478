package org.godwit.examples.zoo;

/// Locals, arrays and fields of all eight primitive types, alive at once.
public final class Primitives {
    private Primitives() {}

    private byte fieldB = Byte.MIN_VALUE;
    private short fieldS = Short.MAX_VALUE;
    private char fieldC = '\uffff';
    private boolean fieldZ;
    private float fieldF = Float.MIN_VALUE;
    private double fieldD = -0.0;
    private long fieldJ = Long.MIN_VALUE;
    private int fieldI = Integer.MAX_VALUE;

    private void turn(int n) {
        fieldB++;
        fieldS += (short) n;
        fieldC -= (char) n;
        fieldZ ^= n % 2 == 0;
        fieldF *= 2;
        fieldD -= n / 4.0;
        fieldJ += n;
        fieldI -= n;
    }

    @Override
    public String toString() {
        return fieldB
                + " "
                + fieldS
                + " "
                + (int) fieldC
                + " "
                + fieldZ
                + " "
                + fieldF
                + " "
                + fieldD
                + " "
                + fieldJ
                + " "
                + fieldI;
    }

    public static void main(String[] argv) {
        byte b = 127;
        short s = -32768;
        char c = 'a';
        boolean z = true;
        float f = 1.1f;
        double d = 2.2;
        long j = 1L << 50;
        int i = 0;
        byte[] bytes = {1, -1, 127};
        short[] shorts = {1, -1, 300};
        char[] chars = {'x', '\u20ac'};
        boolean[] flags = {true, false, true};
        float[] floats = {Float.NaN, -0f, 3e38f};
        double[] doubles = {Double.NEGATIVE_INFINITY, 1e-300};
        long[] longs = {Long.MAX_VALUE, -1};
        Primitives fields = new Primitives();
        while (i < 8) {
            b += (byte) (bytes[i % 3] + i);
            s -= shorts[i % 3]++;
            c += (char) (chars[i % 2] % 5);
            z = flags[i % 3] ^= z;
            f += floats[1] + i;
            d = d * 1.5 + (Double.isInfinite(doubles[i % 2]) ? 1 : 0);
            j ^= longs[i % 2] -= i;
            fields.turn(i);
            System.out.println(b + " " + s + " " + (int) c + " " + z + " " + f + " " + d + " " + j);
            i++;
        }
        System.out.println(fields);
        System.out.println(
                bytes[0]
                        + " "
                        + shorts[2]
                        + " "
                        + chars[1]
                        + " "
                        + flags[2]
                        + " "
                        + floats[0]
                        + " "
                        + floats[2]
                        + " "
                        + doubles[1]
                        + " "
                        + longs[0]);
    }
}
