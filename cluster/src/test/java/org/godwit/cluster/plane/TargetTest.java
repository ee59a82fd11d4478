package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.godwit.cluster.plane.Plane.addressOf;
import static org.godwit.cluster.plane.Plane.data;

import org.godwit.cluster.plane.Plane.Medium;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Targets that are not there, come and go.
@Timeout(120)
class TargetTest {

    private static final int MB = 1_000_000;
    private static final AtomicInteger HOSTS = new AtomicInteger(1);

    private static TestDriver driver;

    private final List<AeronTransport> open = new ArrayList<>();

    @BeforeAll
    static void launch() {
        driver = new TestDriver();
    }

    @AfterAll
    static void shutDown() {
        driver.close();
    }

    @AfterEach
    void close() {
        open.forEach(AeronTransport::close);
    }

    private AeronTransport start(
            Medium medium, TransportListener listener, TransportLimits limits) {
        return start(medium.address(HOSTS.getAndIncrement()), listener, limits);
    }

    private AeronTransport start(
            AeronAddress at, TransportListener listener, TransportLimits limits) {
        AeronTransport transport = Plane.start(driver.directory(), at, listener, limits);
        open.add(transport);
        return transport;
    }

    private AeronTransport start(Medium medium, TransportListener listener) {
        return start(medium, listener, TransportLimits.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void a_target_that_nobody_listens_on_is_refused(Medium medium) {
        AeronTransport a = start(medium, new Inbox());
        AeronAddress nobody =
                medium == Medium.IPC ? AeronAddress.ipc(1) : AeronAddress.udp("127.0.0.1", 9, 1);
        assertThat(a.offer(nobody, data(1, 1))).isFalse();
        assertThat(a.offer(nobody, data(1, 1), Waiting.MAY_WAIT)).isFalse();
        assertThat(a.offer(nobody, data(1, 20 * MB), Waiting.MAY_WAIT)).isFalse();
        assertThat(a.counters().framesRefused()).isEqualTo(3);
        a.forget(nobody);
    }

    /// From the sixth on the driver waits for its sockets in another way.
    @Test
    void ten_udp_hosts_are_reached_through_one_driver() throws Exception {
        AeronTransport a = start(Medium.UDP, new Inbox());
        for (int i = 0; i < 10; i++) {
            Inbox inbox = new Inbox();
            AeronTransport b = start(Medium.UDP, inbox);
            assertThat(a.offer(addressOf(b), data(i, 10), Waiting.MAY_WAIT)).isTrue();
            assertThat(inbox.next()).isEqualTo(data(i, 10));
        }
    }

    @Test
    void a_channel_that_the_driver_refuses_is_reported_and_refused() {
        Inbox atA = new Inbox();
        AeronTransport a = start(Medium.IPC, atA);
        AeronAddress odd = new AeronAddress("aeron:ipc?term-length=1000", 5);
        assertThat(a.offer(odd, data(1, 1), Waiting.MAY_WAIT)).isFalse();
        assertThat(atA.troubles).isNotEmpty().allMatch(t -> t.contains(odd.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void a_receiver_that_restarts_is_reached_again(Medium medium) throws Exception {
        Inbox first = new Inbox();
        int host = HOSTS.getAndIncrement();
        AeronAddress address =
                medium == Medium.IPC
                        ? AeronAddress.ipc(host)
                        : AeronAddress.udp("127.0.0.1", Plane.freePort(), host);
        AeronTransport b = start(address, first, TransportLimits.DEFAULT);
        AeronTransport a = start(medium, new Inbox());
        assertThat(a.offer(address, data(1, 10), Waiting.MAY_WAIT)).isTrue();
        first.next();
        b.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> !a.offer(address, data(2, 10)));

        Inbox second = new Inbox();
        start(address, second, TransportLimits.DEFAULT);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> a.offer(address, data(3, 2 * MB), Waiting.MAY_WAIT));
        Frame heard = second.next();
        while (((Frame.Data) heard).sequence() == 2) {
            heard = second.next(); // what its predecessor had not read
        }
        assertThat(heard).isEqualTo(data(3, 2 * MB));
    }

    @Test
    void a_forgotten_target_is_connected_to_anew() throws Exception {
        Inbox atB = new Inbox();
        AeronTransport b = start(Medium.IPC, atB);
        AeronTransport a = start(Medium.IPC, new Inbox());
        for (int i = 0; i < 3; i++) {
            assertThat(a.offer(addressOf(b), data(i, 10), Waiting.MAY_WAIT)).isTrue();
            assertThat(atB.next()).isEqualTo(data(i, 10));
            a.forget(addressOf(b));
        }
    }
}
