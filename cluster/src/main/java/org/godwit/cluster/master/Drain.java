package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.master.VmView.HostSeen;
import org.godwit.migration.MoveReport;

import java.util.ArrayList;
import java.util.List;

/// A host that is being emptied.
final class Drain {

    private final HostSeen host;
    private final long deadlineBeat;
    private final ActorRef<MasterCommand.Moved> replyTo;
    private final List<MoveReport> reports = new ArrayList<>();
    private int underWay;

    Drain(HostSeen host, long deadlineBeat, ActorRef<MasterCommand.Moved> replyTo) {
        this.host = host;
        this.deadlineBeat = deadlineBeat;
        this.replyTo = replyTo;
    }

    HostSeen host() {
        return host;
    }

    long deadlineBeat() {
        return deadlineBeat;
    }

    ActorRef<MasterCommand.Moved> replyTo() {
        return replyTo;
    }

    /// What has moved so far.
    List<MoveReport> reports() {
        return List.copyOf(reports);
    }

    /// A batch of moves was ordered.
    void ordered() {
        underWay++;
    }

    /// A batch has ended.
    void ended(List<MoveReport> batch) {
        underWay--;
        batch.stream().filter(MoveReport::isDone).forEach(reports::add);
    }

    /// No moves are under way.
    boolean isQuiet() {
        return underWay == 0;
    }
}
