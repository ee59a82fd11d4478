package org.godwit.continuation;

/// A capture that is not resumed here; the message says why. Nothing of it has run.
public final class CaptureRefusedException extends RuntimeException {
    public CaptureRefusedException(String reason) {
        super(reason);
    }

    public CaptureRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
