package org.godwit.cluster.host;

import org.godwit.cluster.master.HostCommand;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.host.HostFate;
import org.godwit.host.HostLine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a host does for the virtual machine as a whole when the master says so.
final class MasterOrders {

    private final Hoster hoster;

    MasterOrders(Hoster hoster) {
        this.hoster = hoster;
    }

    /// Each is reported when it takes work, or cannot.
    void start(HostCommand.StartHosts order) {
        for (HostLine line : order.hosts()) {
            hoster.start(line)
                    .exceptionally(failure ->
                            HostFate.refused(HostFate.Kind.CANNOT_START, failure.toString()))
                    .thenAccept(fate ->
                            order.replyTo().tell(new MasterCommand.HostStarted(line.name(), fate)));
        }
    }

    void tellClock(HostCommand.ClockOf question) {
        question.replyTo()
                .tell(
                        new MasterCommand.ClockReading(
                                true, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())));
    }

    void endMachine() {
        hoster.halt();
    }
}
