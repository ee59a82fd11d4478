package org.godwit.port;

/// A message longer than the virtual machine's limit. Nothing was sent.
public final class MessageTooLarge extends RuntimeException {

    /// @param limit in bytes
    /// @param setting by which it could be changed, with whatever else is to be said of it
    public MessageTooLarge(int bytes, int limit, String setting) {
        super(
                "message of %,d bytes is over the limit of %,d bytes; send it in parts, or see %s"
                        .formatted(bytes, limit, setting));
    }
}
