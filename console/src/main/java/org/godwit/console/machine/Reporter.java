package org.godwit.console.machine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tells the listener, one event at a time, with the tasks' output in order.
final class Reporter implements AutoCloseable {

    /// How long a line waits for the ones before it.
    static final Duration GAP_PATIENCE = Duration.ofSeconds(2);

    private final MachineListener listener;
    private final OutputLedger ledger = new OutputLedger();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("output-gaps").factory());

    Reporter(MachineListener listener) {
        this.listener = listener;
        clock.scheduleWithFixedDelay(this::release, 500, 500, TimeUnit.MILLISECONDS);
    }

    synchronized void tell(MachineEvent event) {
        listener.on(event);
    }

    synchronized void output(HostEvent.Output output) {
        tellAll(ledger.output(output, System.nanoTime()));
    }

    synchronized void ended(HostEvent.Ended ended) {
        tellAll(ledger.ended(ended, System.nanoTime()));
    }

    private synchronized void release() {
        tellAll(ledger.release(System.nanoTime() - GAP_PATIENCE.toNanos()));
    }

    private void tellAll(List<MachineEvent> events) {
        events.forEach(listener::on);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
