package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.port.Printed;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class RehearsalTest {

    private static final int MOVES = 5;

    private static final JournalHints NO_HINTS =
            new JournalHints(
                    (_, _, _, _) -> {},
                    (_, _, _, _) -> {},
                    (_, _, _, _, _, _) -> {},
                    (_, _) -> {},
                    (_, _) -> {});

    private static final Config CONFIG = config();
    private static final ActorTestKit KIT = ActorTestKit.create("vm", CONFIG);

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

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

    private static HostSettings settings() {
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

    private static Config config() {
        return ConfigFactory.parseString(
                        """
                        pekko.actor.provider = local
                        pekko.persistence.journal.plugin = "pekko.persistence.journal.inmem"
                        godwit.host.rehearsals = %d
                        godwit.host.rehearsal-deadline = 1 minute
                        godwit.capture.move-every = 1
                        """
                                .formatted(MOVES))
                .withFallback(settings().config());
    }

    /// The deadline would end it, too, with fewer.
    @Test
    void as_many_moves_are_played_as_the_configuration_says_and_nobody_is_asked_for_one()
            throws Exception {
        TestProbe<MasterCommand> master = KIT.createTestProbe();
        HostMaker maker =
                new HostMaker(
                        settings(),
                        CONFIG,
                        MessageLimits.of(CONFIG, HostSettings.PlaneKind.AERON),
                        NO_HINTS,
                        SILENT,
                        new MasterClient(KIT.system(), master.ref()),
                        _ -> {});
        CompletableFuture<Integer> played = new CompletableFuture<>();

        KIT.spawn(
                maker.rehearsal(
                        Tid.ofHost(1), Programs.only("none", Rehearsal.waits()), played::complete));

        assertThat(played.get(1, TimeUnit.MINUTES)).isEqualTo(MOVES);
        master.expectNoMessage();
    }
}
