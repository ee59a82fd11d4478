package org.godwit.console.client;

/// Something was asked that makes no sense, such as a tid that is none. The message is for the user
/// and says what would be right. The command ends with exit code 2.
public final class WrongUseException extends RuntimeException {

    public WrongUseException(String what) {
        super(what);
    }

    public WrongUseException(String what, Throwable cause) {
        super(what, cause);
    }
}
