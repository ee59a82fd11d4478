package org.godwit.examples.zoo;

/// StringBuilder, text blocks, chars as numbers.
@SuppressWarnings("LoopOverCharArray") // on purpose
public final class Builders {
    private Builders() {}

    private static final String POEM =
            """
            The godwit flies
              eleven nights, \
            and lands "here".
            """;

    private static String rotate(String text, int by) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                c = (char) ('a' + (c - 'a' + by) % 26);
            } else if (Character.isUpperCase(c)) {
                c += (char) by;
            }
            out.append(c);
        }
        return out.toString();
    }

    public static void main(String[] argv) {
        StringBuilder all = new StringBuilder();
        int line = 0;
        for (String text : POEM.split("\n")) {
            line++;
            all.append(line).append(rotate(text, line)).insert(0, line).append(text.length());
            System.out.println(all);
            all.reverse().setLength(Math.min(all.length(), 30));
        }
        int codes = 0;
        for (int i = 0; i < all.length(); i++) {
            codes = codes * 31 + all.charAt(i);
        }
        System.out.println(all + " " + codes);
    }
}
