package org.godwit.cluster.host;

import com.typesafe.config.Config;

import org.apache.pekko.actor.typed.Behavior;
import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.fault.LinkWatch;
import org.godwit.cluster.master.Region;
import org.godwit.cluster.plane.AeronPlane;
import org.godwit.cluster.plane.ArteryPlane;
import org.godwit.cluster.plane.MessagePlane;
import org.godwit.cluster.plane.TransportLimits;
import org.godwit.cluster.processor.ForcedCaptures;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.port.MessageLimit;
import org.godwit.task.Durability;
import org.godwit.task.Tid;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Makes what this process is as a host, out of its configuration, once it has its number.
///
/// @param toMaster how the host asks the master
/// @param down has the host at an address put out of the cluster; any thread
record HostMaker(
        HostSettings settings,
        Config config,
        MessageLimit messageLimit,
        JournalHints journal,
        HostListener listener,
        MasterClient toMaster,
        Consumer<String> down) {

    /// The programs that its class path and its settings name.
    Programs programs() {
        return new Programs(
                Thread.currentThread().getContextClassLoader(), HostSettings.programPath(config));
    }

    Host host(Tid tid, Programs programs, Host.Locator locator) {
        return host(
                tid,
                programs,
                HostSettings.forcedCaptures(config),
                MoveStops.from(config),
                locator);
    }

    private Host host(
            Tid tid,
            Programs programs,
            ForcedCaptures forced,
            MoveStops stops,
            Host.Locator locator) {
        return new Host(fixed(tid, programs, forced, stops), toMaster, listener, locator);
    }

    private Host.Fixed fixed(Tid tid, Programs programs, ForcedCaptures forced, MoveStops stops) {
        return new Host.Fixed(
                tid,
                programs,
                HostSettings.processorLimits(config),
                HostSettings.moveLimits(config),
                forced,
                journal,
                stops,
                messageLimit,
                MessageLimits.capturedBytesMax(config),
                MessageLimits.heldBytesMax(config),
                config.getDuration("godwit.processor.tick").toNanos(),
                Durability.parse(config.getString("godwit.durability")),
                down);
    }

    /// What carries messages between this host and others.
    MessagePlane plane(Host host, Region region, LinkWatch links) {
        return switch (settings.plane()) {
            case AERON ->
                    new AeronPlane(
                            settings.aeronDirectory(),
                            host.tid(),
                            TransportLimits.DEFAULT.withBodies(messageLimit.bytes()),
                            host,
                            links::isCut);
            case ARTERY ->
                    new ArteryPlane(
                            (tid, frame) -> region.tell(tid, new ProcessorCommand.Deliver(frame)),
                            host);
        };
    }

    /// Moves, in a host of its own that nobody sees, and with which tests do not meddle.
    ///
    /// @param ended is told, when there were enough of them, how many
    Behavior<Rehearsal.Message> rehearsal(Tid tid, Programs programs, IntConsumer ended) {
        Programs played =
                Programs.only(
                        Rehearsal.PROGRAM,
                        programs.find(config.getString("godwit.host.rehearsal-program"))
                                .orElseGet(Rehearsal::waits));
        Host stage = host(tid, played, ForcedCaptures.NONE, MoveStops.OFF, _ -> {});
        return Rehearsal.create(
                stage,
                Tid.guest(tid.hostNumber(), Tid.GUEST_MAX),
                config.getInt("godwit.host.rehearsals"),
                config.getDuration("godwit.host.rehearsal-deadline"),
                moves -> {
                    stage.close();
                    ended.accept(moves);
                });
    }
}
