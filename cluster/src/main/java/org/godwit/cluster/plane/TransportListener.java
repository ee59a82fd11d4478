package org.godwit.cluster.plane;

import org.godwit.wire.Frame;

/// What an [AeronTransport] tells its owner. Frames and the loss of the driver come on the poller
/// thread, one at a time; nothing here may block.
public interface TransportListener {

    /// One whole frame has come in.
    void onFrame(Frame frame);

    /// A frame that comes in parts begins to come. False if it would only be dropped: then it does
    /// not come.
    ///
    /// @param head the frame, still with an empty body
    default boolean wantsLong(Frame.Data head) {
        return true;
    }

    /// The media driver is gone, and with it this transport: it sends and delivers nothing more.
    /// Called at most once, after the last frame. Close the transport and start another on a living
    /// driver.
    void onDriverLost(String reason);

    /// Something went wrong that the transport survives: an exception from [#onFrame], a channel
    /// that the driver refuses. On any thread; do not close the transport from here.
    void onTrouble(String what, Throwable cause);
}
