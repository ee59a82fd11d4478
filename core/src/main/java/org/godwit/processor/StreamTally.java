package org.godwit.processor;

/// What a VP's streams come to together. Counted as it changes, so that it can be asked at each
/// step: a group's server has two streams for every member.
final class StreamTally {

    private long bytes;
    private int restless;

    /// So many more bytes of messages are kept for others or in advance: retained ones, and those
    /// that have overtaken a missing one.
    void hold(long more) {
        bytes += more;
    }

    long heldBytes() {
        return bytes;
    }

    /// Whether one stream has something to repeat or to acknowledge, before a change and after it.
    void restless(boolean before, boolean after) {
        restless += (after ? 1 : 0) - (before ? 1 : 0);
    }

    boolean anyRestless() {
        return restless > 0;
    }
}
