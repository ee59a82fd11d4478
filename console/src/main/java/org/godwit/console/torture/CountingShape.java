package org.godwit.console.torture;

import java.time.Duration;

/// The size of the counting workload, the same for whoever plays it.
///
/// @param families whose senders send to each of their receivers
/// @param size senders, and as many receivers, of a family
/// @param pause of a sender after each ten numbers
record CountingShape(int families, int size, Duration pause) {
    static final CountingShape USUAL = new CountingShape(2, 3, Duration.ofMillis(50));
}
