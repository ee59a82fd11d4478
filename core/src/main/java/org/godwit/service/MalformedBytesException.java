package org.godwit.service;

/// Bytes that are not what they should be: a request, an answer or the saved state of a service.
public final class MalformedBytesException extends IllegalArgumentException {

    public MalformedBytesException(String message) {
        super(message);
    }
}
