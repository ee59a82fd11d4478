package org.godwit.cluster.plane;

import org.agrona.DirectBuffer;

import java.nio.ByteBuffer;

/// Aeron's buffers as the JDK's.
final class Views {

    private Views() {}

    /// The same bytes, not a copy: valid only as long as the buffer's.
    static ByteBuffer of(DirectBuffer buffer, int offset, int length) {
        ByteBuffer whole =
                buffer.byteBuffer() != null
                        ? buffer.byteBuffer()
                        : ByteBuffer.wrap(buffer.byteArray());
        return whole.slice(buffer.wrapAdjustment() + offset, length);
    }
}
