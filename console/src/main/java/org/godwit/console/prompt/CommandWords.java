package org.godwit.console.prompt;

import java.util.ArrayList;
import java.util.List;

/// Splits a line of the console into words: quotes hold words together, a backslash takes the next
/// character as it is, `#` at the beginning of a word begins a comment.
final class CommandWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private CommandWords(String line) {
        this.line = line;
    }

    /// @throws IllegalArgumentException if a quote is not closed
    static List<String> of(String line) {
        return new CommandWords(line).split();
    }

    private List<String> split() {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#' && !inWord) {
                break;
            }
            if (c == '"' || c == '\'') {
                at = quoted(at, c);
            } else if (c == '\\' && at + 1 < line.length()) {
                add(line.charAt(++at));
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                add(c);
            }
            at++;
        }
        end();
        return List.copyOf(words);
    }

    /// Returns the place of the closing quote.
    private int quoted(int from, char quote) {
        inWord = true;
        for (int at = from + 1; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == quote) {
                return at;
            }
            if (c == '\\' && quote == '"' && at + 1 < line.length()) {
                add(line.charAt(++at));
            } else {
                add(c);
            }
        }
        throw new IllegalArgumentException(
                "the quote %s at column %d is not closed".formatted(quote, from + 1));
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
