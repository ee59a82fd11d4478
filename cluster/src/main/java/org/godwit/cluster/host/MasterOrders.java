package org.godwit.cluster.host;

import org.apache.pekko.actor.ActorSystem;
import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.master.Containers;
import org.godwit.cluster.master.HostCommand;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.cluster.processor.VirtualProcessor;
import org.godwit.host.HostFate;
import org.godwit.host.HostLine;
import org.godwit.processor.Recovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a host does, beside its part in moves, when the master says so.
final class MasterOrders {

    private final Hoster hoster;
    private final JournalHints journal;
    private final ActorSystem system;

    MasterOrders(Hoster hoster, JournalHints journal, ActorSystem system) {
        this.hoster = hoster;
        this.journal = journal;
        this.system = system;
    }

    /// These tasks will soon be recovered here.
    void expect(HostCommand.Expect order) {
        order.tasks().stream()
                .filter(task -> !Containers.isEmptyEntity(task.tid()))
                .forEach(task ->
                        journal.expected()
                                .tell(
                                        system,
                                        VirtualProcessor.persistenceIdOf(task.tid()),
                                        task.from(),
                                        Recovery::suffices));
    }

    void prefetch(HostCommand.Prefetch order) {
        journal.prefetched()
                .tell(
                        system,
                        VirtualProcessor.persistenceIdOf(order.tid()),
                        order.first(),
                        order.events());
    }

    /// Which code of some programs is here. Weaving takes its time, so it is told later.
    void tellCodes(HostCommand.CodesOf question, Programs programs) {
        Thread unused =
                Thread.ofVirtual()
                        .start(() ->
                                question.replyTo()
                                        .tell(
                                                new HostCommand.Codes(
                                                        programs.codes(question.programs()))));
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
