package org.godwit.examples.zoo;

/// Slots of locals used again for other types, variables without a value yet, parameters changed.
@SuppressWarnings("OperatorPrecedence") // on purpose
public final class DeadLocals {
    private DeadLocals() {}

    private static String reuse(int n, long wide, Object thing) {
        String result = "";
        {
            long a = wide * n;
            double b = a / 3.0;
            for (int i = 0; i < 2; i++) {
                b += a;
            }
            result += b;
        }
        {
            String a = result + n;
            int[] b = {n, n + 1};
            for (int i : b) {
                a += i;
            }
            result = a;
        }
        boolean late;
        int unset;
        for (int i = 0; i < n; i++) {
            thing = thing + "" + i;
            n -= i % 2;
        }
        if (n > 2) {
            late = true;
            unset = n;
        } else {
            late = false;
            unset = -n;
        }
        for (float f = 0; f < 1; f += 0.5f) {
            unset += (int) (f * 4);
        }
        return result + late + unset + thing;
    }

    public static void main(String[] argv) {
        for (int n = 0; n < 6; n++) {
            System.out.println(reuse(n, 1L << n * 8, n % 2 == 0 ? "s" : (Object) n));
        }
    }
}
