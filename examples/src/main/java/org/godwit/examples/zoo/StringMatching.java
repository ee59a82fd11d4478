package org.godwit.examples.zoo;

/// Finding a word in a text by Knuth, Morris and Pratt, and edit distance by a table.
public final class StringMatching {
    private StringMatching() {}

    private static int[] borders(String word) {
        int[] border = new int[word.length() + 1];
        border[0] = -1;
        int k = -1;
        for (int i = 0; i < word.length(); i++) {
            while (k >= 0 && word.charAt(k) != word.charAt(i)) {
                k = border[k];
            }
            border[i + 1] = ++k;
        }
        return border;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] =
                        a.charAt(i - 1) == b.charAt(j - 1)
                                ? diagonal
                                : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    public static void main(String[] argv) {
        String text = "abcabcabdabcabcabcabd";
        for (String word : new String[] {"abcabd", "cab", "abd", "x"}) {
            int[] border = borders(word);
            int k = 0;
            int hits = 0;
            for (int i = 0; i < text.length(); i++) {
                while (k >= 0 && (k == word.length() || word.charAt(k) != text.charAt(i))) {
                    k = border[k];
                }
                k++;
                hits += k == word.length() ? i : 0;
            }
            System.out.println(
                    word + " " + hits + " " + Checksum.of(border) + " " + distance(word, "abcd"));
        }
    }
}
