package org.godwit.simulator;

import java.util.SplittableRandom;
import org.godwit.wire.Frame;

/// The network between simulated hosts: it drops, repeats, delays and misdirects frames, and cuts
/// hosts off, in one direction or both, until it heals.
final class SimNetwork {

    /// Where frames come out.
    interface Receiver {

        void deliver(int host, Frame frame);
    }

    /// Where the destination of a frame is believed to be; negative if nobody knows.
    interface Directory {

        int hostOf(Frame frame);
    }

    private enum Cut {
        BOTH,
        INBOUND,
        OUTBOUND
    }

    private static final int CUT_MAX_MICROS = 100_000;

    private final Agenda agenda;
    private final SplittableRandom random;
    private final Faults faults;
    private final Directory directory;
    private final Receiver receiver;
    private final int hosts;
    private boolean healed;
    private long cutUntil;
    private int cutHost;
    private Cut cut = Cut.BOTH;
    private long dropped;

    SimNetwork(
            Agenda agenda,
            SplittableRandom random,
            Faults faults,
            int hosts,
            Directory directory,
            Receiver receiver) {
        this.agenda = agenda;
        this.random = random;
        this.faults = faults;
        this.hosts = hosts;
        this.directory = directory;
        this.receiver = receiver;
    }

    long dropped() {
        return dropped;
    }

    void transmit(int from, Frame frame) {
        if (happens(faults.dropPercent())) {
            dropped++;
            return;
        }
        int copies = happens(faults.repeatPercent()) ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long delay = 10 + random.nextInt(healed ? 50 : faults.delayMaxMicros());
            int believed = happens(faults.stalePercent()) ? -1 : directory.hostOf(frame);
            int target = believed < 0 ? random.nextInt(hosts) : believed;
            agenda.after(delay, () -> arrive(from, target, frame));
        }
    }

    private boolean happens(int percent) {
        return !healed && random.nextInt(100) < percent;
    }

    private void arrive(int from, int target, Frame frame) {
        if (isCut(from, target)) {
            dropped++;
        } else {
            receiver.deliver(target, frame);
        }
    }

    private boolean isCut(int from, int target) {
        if (agenda.now() >= cutUntil || from == target) {
            return false;
        }
        return switch (cut) {
            case BOTH -> from == cutHost || target == cutHost;
            case INBOUND -> target == cutHost;
            case OUTBOUND -> from == cutHost;
        };
    }

    void missed() {
        dropped++;
    }

    /// Cuts a host off for a while.
    void cutOff() {
        cutHost = random.nextInt(hosts);
        cut = Cut.values()[random.nextInt(Cut.values().length)];
        cutUntil = agenda.now() + random.nextInt(CUT_MAX_MICROS);
    }

    void heal() {
        healed = true;
        cutUntil = 0;
    }
}
