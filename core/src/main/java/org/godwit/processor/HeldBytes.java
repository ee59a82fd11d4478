package org.godwit.processor;

/// How many bytes of messages a VP keeps for others or in advance: retained ones, and those that
/// have overtaken a missing one. Counted as they come and go, so that it can be asked at each step.
final class HeldBytes {

    private long bytes;

    void add(long more) {
        bytes += more;
    }

    long get() {
        return bytes;
    }
}
