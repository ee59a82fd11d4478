package org.godwit.examples.classic;

import java.io.IOException;

/// The numbers that a program asks for: its arguments, or what is typed in if it has none.
final class Input {

    private final String[] argv;
    private int used;

    Input(String[] argv) {
        this.argv = argv;
    }

    /// The next number; 0 if there is none.
    int next() {
        String word = argv.length == 0 ? typed() : used < argv.length ? argv[used++] : "";
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String typed() {
        StringBuilder word = new StringBuilder();
        try {
            int c = System.in.read();
            while (c >= 0 && (c > ' ' || word.isEmpty())) {
                if (c > ' ') {
                    word.append((char) c);
                }
                c = System.in.read();
            }
        } catch (IOException e) {
            return "";
        }
        return word.toString();
    }
}
