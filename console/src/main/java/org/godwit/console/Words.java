package org.godwit.console;

import org.godwit.console.client.WrongUseException;
import org.godwit.task.Durability;

import java.util.List;
import java.util.Locale;

/// Checks the words that options take.
final class Words {

    private static final int PORT_MAX = 65_535;

    private Words() {}

    static String durability(String word) {
        try {
            return Durability.parse(word).name().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    static String oneOf(String option, String word, List<String> words) {
        if (!words.contains(word)) {
            throw new WrongUseException(
                    "%s '%s' is unknown; it is %s"
                            .formatted(option, word, String.join(" or ", words)));
        }
        return word;
    }

    static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new WrongUseException(
                    "%s must be %d..%d: %d".formatted(option, least, most, value));
        }
        return value;
    }

    static int port(int value) {
        return within("--port", value, 1, PORT_MAX);
    }

    static int port(String text) {
        try {
            return port(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new WrongUseException("not a port: '" + text + "'; it is a number", e);
        }
    }

    /// `host:port`.
    static String address(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                within(option, Integer.parseInt(text.substring(colon + 1)), 1, PORT_MAX);
                return text;
            }
        } catch (NumberFormatException _) {
            // not a port
        }
        throw new WrongUseException(
                "%s '%s' is no address; say host:port, such as 127.0.0.1:9092"
                        .formatted(option, text));
    }
}
