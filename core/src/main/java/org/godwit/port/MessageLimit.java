package org.godwit.port;

/// How long the body of a message may be.
///
/// @param bytes at most
/// @param setting what the limit comes from, by name, for people
public record MessageLimit(int bytes, String setting) {

    /// Refuses a message that is too long.
    public void check(int length) {
        if (length > bytes) {
            throw new MessageTooLarge(length, bytes, setting);
        }
    }
}
