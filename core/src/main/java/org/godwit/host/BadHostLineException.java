package org.godwit.host;

/// A line that names no host, or says of it what cannot be said. The message says what is wrong.
public final class BadHostLineException extends Exception {

    public BadHostLineException(String message) {
        super(message);
    }
}
