package org.godwit.cluster.host;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.port.Printed;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;

import java.nio.file.Path;

/// Hosts of one JVM that are in no cluster and whose journal is in memory.
public final class TestHosts {

    private static final JournalHints NO_HINTS =
            new JournalHints(
                    (_, _, _, _) -> {},
                    (_, _, _, _) -> {},
                    (_, _, _, _, _, _) -> {},
                    (_, _) -> {},
                    (_, _) -> {});

    private static final HostListener SILENT =
            new HostListener() {
                @Override
                public void ready(Tid host, String address, int http) {}

                @Override
                public void refused(String reason) {}

                @Override
                public void leaving() {}

                @Override
                public void note(String text) {}

                @Override
                public void halted() {}

                @Override
                public void output(Tid tid, long number, Printed line) {}

                @Override
                public void ended(Tid tid, TaskEnd end, int status, String reason, long lines) {}
            };

    private TestHosts() {}

    /// Of a host like any other.
    public static HostSettings settings() {
        return new HostSettings(
                "h1",
                "vm",
                5398,
                "127.0.0.1:5398",
                HostSettings.PlaneKind.AERON,
                Path.of(""),
                "secret",
                ConfigFactory.empty());
    }

    /// @param lines above what a host has anyway
    static ActorTestKit kit(String lines) {
        Config config =
                ConfigFactory.parseString(lines)
                        .withFallback(
                                ConfigFactory.parseString(
                                        """
                                        pekko.actor.provider = local
                                        pekko.persistence.journal.plugin = "pekko.persistence.journal.inmem"
                                        """))
                        .withFallback(settings().config());
        return ActorTestKit.create("vm", config);
    }

    static HostMaker maker(ActorTestKit kit, ActorRef<MasterCommand> master) {
        Config config = kit.system().settings().config();
        return new HostMaker(
                settings(),
                config,
                MessageLimits.of(config, HostSettings.PlaneKind.AERON),
                NO_HINTS,
                SILENT,
                new MasterClient(kit.system(), master),
                _ -> {});
    }
}
