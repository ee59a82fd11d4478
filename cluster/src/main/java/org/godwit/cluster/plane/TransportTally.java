package org.godwit.cluster.plane;

import java.util.concurrent.atomic.LongAdder;

/// The counters as they run. Any thread.
final class TransportTally {

    final LongAdder framesOut = new LongAdder();
    final LongAdder framesRefused = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder framesIn = new LongAdder();
    final LongAdder chunksIn = new LongAdder();
    final LongAdder malformedIn = new LongAdder();
    final LongAdder chunksStray = new LongAdder();
    final LongAdder partialsDropped = new LongAdder();
    final LongAdder listenerFailures = new LongAdder();

    TransportCounters snapshot() {
        return new TransportCounters(
                framesOut.sum(),
                framesRefused.sum(),
                bytesOut.sum(),
                framesIn.sum(),
                chunksIn.sum(),
                malformedIn.sum(),
                chunksStray.sum(),
                partialsDropped.sum(),
                listenerFailures.sum());
    }
}
