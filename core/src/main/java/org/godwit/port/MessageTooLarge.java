package org.godwit.port;

/// A message longer than the virtual machine's limit. Nothing was sent.
public final class MessageTooLarge extends RuntimeException {

    public MessageTooLarge(int bytes, int limit) {
        super(
                "message of %,d bytes is over the limit of %,d bytes; send it in parts or raise"
                                .formatted(bytes, limit)
                        + " godwit.message-bytes-max on every host");
    }
}
