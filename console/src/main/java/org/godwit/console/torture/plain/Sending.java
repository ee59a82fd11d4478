package org.godwit.console.torture.plain;

import java.util.Locale;

/// By which means numbers are sent.
public enum Sending {
    /// Each is told, once.
    TELL("tell"),
    /// Each is asked for, and again whenever no answer has come in time, until one comes.
    ASK("ask and retry");

    private final String text;

    Sending(String text) {
        this.text = text;
    }

    /// For people.
    public String text() {
        return text;
    }

    /// The word for settings.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Sending of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
