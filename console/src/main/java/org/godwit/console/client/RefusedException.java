package org.godwit.console.client;

/// Something was understood and not done. The message is for the user: it says why, and what would
/// help. The command ends with exit code 1.
public final class RefusedException extends RuntimeException {

    public RefusedException(String reason) {
        super(reason);
    }

    public RefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
