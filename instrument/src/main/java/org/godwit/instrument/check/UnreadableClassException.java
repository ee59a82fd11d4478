package org.godwit.instrument.check;

/// Something that should be a class file, or a jar of them, is none; the message names it and says
/// what is wrong with it.
public final class UnreadableClassException extends RuntimeException {

    public UnreadableClassException(String what) {
        super(what);
    }

    public UnreadableClassException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
