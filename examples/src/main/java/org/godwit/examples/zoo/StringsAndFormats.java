package org.godwit.examples.zoo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/// Strings of both kinds inside (Latin and wide), split, joined, formatted, and their hashes.
public final class StringsAndFormats {
    private StringsAndFormats() {}

    private static String repeat(String text, int times) {
        String all = "";
        for (int i = 0; i < times; i++) {
            all += text;
        }
        return all;
    }

    public static void main(String[] argv) {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        String wide = "\u039b\u4e2d\ud83d\udc26";
        for (int i = 0; i < 6; i++) {
            String text = repeat(i % 2 == 0 ? wide : "\u00e9t", i);
            joiner.add(text.toUpperCase(Locale.ROOT));
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            int sum = 0;
            for (byte b : utf8) {
                sum = sum * 31 + b;
            }
            System.out.println(
                    text
                            + " "
                            + text.length()
                            + " "
                            + text.codePointCount(0, text.length())
                            + " "
                            + sum
                            + " "
                            + text.hashCode()
                            + String.format(
                                    Locale.ROOT,
                                    " %5d|%-6s|%08.3f|%x",
                                    i,
                                    text.isEmpty(),
                                    i / 7.0,
                                    sum));
        }
        System.out.println(joiner);
        String[] parts = joiner.toString().split(", ");
        Arrays.sort(parts);
        for (String part : parts) {
            System.out.println(part.strip() + part.indexOf('\u4e2d'));
        }
    }
}
