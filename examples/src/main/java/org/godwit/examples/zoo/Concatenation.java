package org.godwit.examples.zoo;

/// String concatenation (`invokedynamic`) with calls between its parts.
public final class Concatenation {
    private Concatenation() {}

    private static int asked;

    private static String part(int n) {
        asked++;
        String text = "";
        for (int i = 0; i < n; i++) {
            text = i + text + (char) ('a' + i);
        }
        return Echo.of(text);
    }

    private static double number(int n) {
        asked++;
        double value = n;
        for (int i = 0; i < 2; i++) {
            value = value / 3;
        }
        return value;
    }

    public static void main(String[] argv) {
        String all = "start";
        for (int i = 0; i < 6; i++) {
            all =
                    all.substring(all.length() / 2)
                            + part(i)
                            + '/'
                            + number(i)
                            + (Object) part(1)
                            + i
                            + (long) number(9)
                            + null
                            + part(2).charAt(1)
                            + true;
            all += part(1) + asked;
            System.out.println(i + ":" + all);
        }
        System.out.println(all.length() + " " + new Checksum().add(all));
    }
}
