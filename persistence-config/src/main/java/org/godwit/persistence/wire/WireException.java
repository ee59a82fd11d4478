package org.godwit.persistence.wire;

/// The other side of a connection sent something that the protocol does not allow.
public final class WireException extends RuntimeException {

    public WireException(String message) {
        super(message);
    }
}
