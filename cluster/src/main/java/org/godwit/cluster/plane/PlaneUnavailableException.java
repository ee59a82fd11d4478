package org.godwit.cluster.plane;

/// The message plane could not be started: no media driver, or an address that cannot be listened
/// on.
public final class PlaneUnavailableException extends RuntimeException {

    PlaneUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
