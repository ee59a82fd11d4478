package org.godwit.continuation;

/// Something that a task holds cannot leave this JVM; the message says what, and how it is reached.
public final class NotCapturableException extends RuntimeException {
    public NotCapturableException(String reason) {
        super(reason);
    }
}
