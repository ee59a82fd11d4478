package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.godwit.host.HostInfo;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a host believes about the places of tasks is corrected, however it came to be wrong.
@Timeout(60)
class AeronPlaneTest {

    private static final Tid SENDER = Tid.task(1, 1, 0);
    private static final Tid RECEIVER = Tid.task(1, 2, 0);
    private static final Tid HERE = Tid.ofHost(1);
    private static final Tid THERE = Tid.ofHost(2);
    private static final Tid NOWHERE = Tid.ofHost(3);

    /// A host that has no task at all, and remembers whom it has asked for.
    private static final class Empty implements MessagePlane.Inbound {
        private final Set<Tid> asked = ConcurrentHashMap.newKeySet();
        private final Set<Tid> moved = ConcurrentHashMap.newKeySet();
        private volatile MessagePlane.Welcome welcome = MessagePlane.Welcome.NOT_HERE;

        @Override
        public boolean arrived(Frame frame) {
            return false;
        }

        @Override
        public MessagePlane.Welcome approaching(Frame.Data head) {
            return welcome;
        }

        @Override
        public void moved(Tid vp) {
            moved.add(vp);
        }

        @Override
        public void locate(Tid vp) {
            asked.add(vp);
        }

        @Override
        public void lost(String reason) {}
    }

    private final TestDriver driver = new TestDriver();
    private final List<AeronPlane> planes = new ArrayList<>();
    private final Empty here = new Empty();
    private final Empty there = new Empty();
    private final Set<Tid> cut = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void open() {
        planes.add(plane(HERE, here));
        planes.add(plane(THERE, there));
    }

    @AfterEach
    void close() {
        planes.forEach(AeronPlane::close);
        driver.close();
    }

    private AeronPlane plane(Tid self, Empty host) {
        return new AeronPlane(
                driver.directory(), self, TransportLimits.DEFAULT, host, cut::contains);
    }

    private static HostInfo host(Tid tid) {
        return new HostInfo(tid, "h" + tid.hostNumber(), "JAVA", "", 0);
    }

    private boolean send() {
        return planes.getFirst().send(new Frame.Ack(SENDER, 1, RECEIVER, 1), Waiting.NEVER);
    }

    /// What is sent to the receiver comes to the other host, which asks for the sender then.
    private void awaitArrivalThere() {
        await().until(this::send);
        await().until(() -> there.asked.contains(SENDER));
    }

    @Test
    void a_host_that_does_not_know_the_sender_finds_it_and_says_that_the_receiver_is_not_there() {
        planes.getFirst().located(RECEIVER, 1, THERE);
        awaitArrivalThere();

        planes.getLast().located(SENDER, 1, HERE);
        here.asked.clear();
        await().until(() -> {
            boolean unused = send();
            return here.asked.contains(RECEIVER);
        });
    }

    @Test
    void a_receiver_on_a_host_that_nobody_reaches_is_asked_for() {
        planes.getFirst().located(RECEIVER, 2, NOWHERE);

        await().until(() -> !send() && here.asked.contains(RECEIVER));
    }

    @Test
    void what_goes_to_a_host_that_is_cut_off_is_lost_and_nobody_is_told() {
        planes.getFirst().located(RECEIVER, 1, THERE);
        awaitArrivalThere();
        there.asked.clear();
        here.asked.clear();
        cut.add(THERE);

        assertThat(send()).isTrue();
        assertThat(planes.getFirst().counters()).containsEntry("plane.framesCut", 1L);
        cut.clear();
        await().until(() -> {
            boolean unused = send();
            return there.asked.contains(SENDER);
        });
        assertThat(here.asked).isEmpty();
    }

    @Test
    void the_later_word_counts_of_two_hosts_that_say_the_same_incarnation() {
        planes.getFirst().located(RECEIVER, 2, NOWHERE);
        here.moved.clear();

        planes.getFirst().located(RECEIVER, 2, THERE);

        assertThat(here.moved).containsExactly(RECEIVER);
        planes.getFirst().located(RECEIVER, 1, NOWHERE);
        awaitArrivalThere();
    }

    /// A host that was cut off and taken for dead may begin an incarnation, and say so, before the
    /// journal refuses it.
    @Test
    void what_is_said_of_a_host_that_has_left_does_not_outweigh_what_a_member_says() {
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE), host(NOWHERE)));
        planes.getFirst().located(RECEIVER, 2, THERE);
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE)));

        planes.getFirst().located(RECEIVER, 3, NOWHERE);

        awaitArrivalThere();
    }

    @Test
    void what_a_member_says_corrects_what_was_believed_of_a_host_that_has_left() {
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE), host(NOWHERE)));
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE)));
        planes.getFirst().located(RECEIVER, 3, NOWHERE);

        planes.getFirst().located(RECEIVER, 2, THERE);

        awaitArrivalThere();
    }

    /// Tasks come to a host as soon as it has joined; then who sends to them may not know it yet.
    @Test
    void a_later_incarnation_on_a_host_of_which_one_was_not_told_yet_is_believed() {
        planes.getFirst().hostsAre(List.of(host(HERE), host(NOWHERE)));
        planes.getFirst().located(RECEIVER, 1, NOWHERE);

        planes.getFirst().located(RECEIVER, 2, THERE);

        awaitArrivalThere();
    }

    @Test
    void a_host_that_comes_again_is_believed_again() {
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE)));
        planes.getFirst().hostsAre(List.of(host(HERE)));
        planes.getFirst().located(RECEIVER, 1, NOWHERE);
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE)));

        planes.getFirst().located(RECEIVER, 2, THERE);

        awaitArrivalThere();
    }

    /// What it believes of where the source is may be wrong.
    @Test
    void whose_frame_does_not_find_its_destination_is_looked_for_though_it_is_known() {
        planes.getFirst().located(RECEIVER, 1, THERE);
        planes.getLast().located(SENDER, 1, NOWHERE);

        awaitArrivalThere();
    }

    /// A host that a program has added is not told to all others before they ask.
    @Test
    void a_host_of_which_one_was_not_told_is_believed_where_nothing_else_is_known() {
        planes.getFirst().hostsAre(List.of(host(HERE)));

        planes.getFirst().located(RECEIVER, 1, THERE);
        planes.getFirst().hostsAre(List.of(host(HERE)));

        awaitArrivalThere();
    }

    @Test
    void what_was_believed_of_a_host_is_forgotten_when_it_leaves() {
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE), host(NOWHERE)));
        planes.getFirst().located(RECEIVER, 3, NOWHERE);
        planes.getFirst().hostsAre(List.of(host(HERE), host(THERE)));

        planes.getFirst().located(RECEIVER, 2, THERE);

        awaitArrivalThere();
    }
}
