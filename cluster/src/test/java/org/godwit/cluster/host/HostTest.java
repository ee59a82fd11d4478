package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.godwit.cluster.execution.Programs;
import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.plane.MessagePlane;
import org.godwit.cluster.plane.Waiting;
import org.godwit.host.HostInfo;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the master says of the hosts, and the message plane hears of it.
final class HostTest implements MessagePlane {

    private static final ActorTestKit KIT = TestHosts.kit("");
    private static final HostInfo ONE = info(1);
    private static final HostInfo TWO = info(2);

    private final List<List<HostInfo>> heard = new ArrayList<>();
    private final Host host =
            TestHosts.maker(KIT, KIT.createTestProbe(MasterCommand.class).ref())
                    .host(Tid.ofHost(1), Programs.only("none", Rehearsal.waits()), _ -> {});

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static HostInfo info(int number) {
        return new HostInfo(Tid.ofHost(number), "h" + number, "JVM", "127.0.0.1:1", 1);
    }

    @Override
    public boolean send(Frame frame, Waiting waiting) {
        return true;
    }

    @Override
    public void announce(Tid vp, int incarnation) {}

    @Override
    public void hostsAre(List<HostInfo> hosts) {
        heard.add(hosts);
    }

    @Override
    public void located(Tid vp, int incarnation, Tid at) {}

    @Override
    public Map<String, Long> counters() {
        return Map.of();
    }

    @Override
    public void close() {}

    @AfterEach
    void closeHost() {
        host.close();
    }

    @Test
    void a_change_of_the_hosts_is_passed_on_at_once() {
        host.use(this);

        host.hostsAre(List.of(ONE));
        host.hostsAre(List.of(ONE, TWO));
        host.hostsAre(List.of(TWO));

        assertThat(heard).containsExactly(List.of(ONE), List.of(ONE, TWO), List.of(TWO));
        assertThat(host.hostTids()).containsExactly(TWO.tid());
    }

    @Test
    void what_is_said_again_is_passed_on_now_and_then() {
        host.use(this);

        for (int i = 0; i < 21; i++) {
            host.hostsAre(List.of(ONE, TWO));
        }

        assertThat(heard).hasSize(3).containsOnly(List.of(ONE, TWO));
    }
}
