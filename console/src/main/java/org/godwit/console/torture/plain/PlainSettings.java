package org.godwit.console.torture.plain;

import com.typesafe.config.Config;

import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a [PlainHost] is to play.
///
/// @param sending by which means
/// @param cast who plays
/// @param pause of a sender after each ten numbers
public record PlainSettings(Sending sending, Cast cast, Duration pause) {

    /// After it an asker asks again; what Pekko's examples have.
    static final Duration ASK_PATIENCE = Duration.ofSeconds(3);

    private static final String PATH = "plain-torture.";
    private static final int SNAPSHOT_EVENTS = 500;
    private static final int SNAPSHOTS = 2;

    static PlainSettings from(Config config) {
        return new PlainSettings(
                Sending.of(config.getString(PATH + "sending")),
                new Cast(config.getInt(PATH + "families"), config.getInt(PATH + "size")),
                config.getDuration(PATH + "pause"));
    }

    /// For the command line of a host, a line `path = value` each.
    ///
    /// @param snapshots the folder that all hosts share for them
    public List<String> lines(Path snapshots) {
        return List.of(
                PATH + "sending = " + sending.word(),
                PATH + "families = " + cast.families(),
                PATH + "size = " + cast.size(),
                PATH + "pause = " + pause.toMillis() + " ms",
                "pekko.persistence.snapshot-store.local.dir = \"" + snapshots + "\"");
    }

    /// An actor whose write failed starts anew from the journal.
    static BackoffSupervisorStrategy onPersistFailure() {
        return SupervisorStrategy.restartWithBackoff(
                Duration.ofMillis(200), Duration.ofSeconds(5), 0.1);
    }

    static RetentionCriteria retention() {
        return RetentionCriteria.snapshotEvery(SNAPSHOT_EVENTS, SNAPSHOTS);
    }
}
