package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.godwit.cluster.plane.Plane.addressOf;
import static org.godwit.cluster.plane.Plane.data;

import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(60)
class TransportLifeTest {

    private static final AeronAddress ONE = AeronAddress.ipc(3072);
    private static final AeronAddress TWO = AeronAddress.ipc(3073);

    @Test
    void without_a_driver_the_start_says_so(@TempDir Path nowhere) {
        TransportLimits limits = Plane.with(8 << 20, Duration.ofSeconds(1), Duration.ofMillis(300));
        assertThatThrownBy(() -> Plane.start(nowhere.resolve("none"), ONE, new Inbox(), limits))
                .isInstanceOf(PlaneUnavailableException.class)
                .hasMessageContaining("no media driver answers in");
    }

    @Test
    void an_address_that_cannot_be_listened_on_is_named() {
        try (TestDriver driver = new TestDriver()) {
            AeronAddress elsewhere = AeronAddress.udp("192.0.2.1", 4000, 3072);
            assertThatThrownBy(() -> Plane.start(driver, elsewhere, new Inbox()))
                    .isInstanceOf(PlaneUnavailableException.class)
                    .hasMessageContaining(elsewhere.toString());
        }
    }

    @Test
    void closing_twice_is_closing_once_and_then_nothing_is_sent() {
        try (TestDriver driver = new TestDriver()) {
            Inbox inbox = new Inbox();
            AeronTransport transport = Plane.start(driver, ONE, inbox);
            assertThat(transport.offer(ONE, data(1, 1), Waiting.MAY_WAIT)).isTrue();
            inbox.awaitFrames(1);
            transport.close();
            transport.close();
            assertThat(transport.offer(ONE, data(2, 1), Waiting.MAY_WAIT)).isFalse();
            assertThat(transport.offer(TWO, data(2, 1), Waiting.MAY_WAIT)).isFalse();
            assertThat(inbox.losses).isEmpty();
        }
    }

    @Test
    void a_transport_can_be_closed_while_all_send_and_receive() throws Exception {
        try (TestDriver driver = new TestDriver()) {
            for (int round = 0; round < 5; round++) {
                AeronTransport a = Plane.start(driver, ONE, new Inbox());
                AeronTransport b = Plane.start(driver, TWO, new Inbox());
                AtomicBoolean stop = new AtomicBoolean();
                List<Thread> senders = new ArrayList<>();
                for (AeronTransport from : List.of(a, b)) {
                    AeronAddress to = addressOf(from == a ? b : a);
                    senders.add(Thread.ofPlatform().start(() -> flood(from, to, stop)));
                    senders.add(Thread.ofPlatform().start(() -> flood(from, to, stop)));
                }
                await().until(() -> a.counters().framesIn() > 100 && b.counters().framesIn() > 100);
                a.forget(TWO);
                a.close();
                b.close();
                stop.set(true);
                for (Thread sender : senders) {
                    sender.join();
                }
                assertThat(a.counters().malformedIn()).isZero();
            }
        }
    }

    private static void flood(AeronTransport from, AeronAddress to, AtomicBoolean stop) {
        Frame shortFrame = data(1, 100);
        Frame longFrame = data(2, 2_000_000);
        for (int i = 0; !stop.get(); i++) {
            from.offer(to, i % 50 == 0 ? longFrame : shortFrame, Waiting.NEVER);
        }
    }

    @Test
    void a_transport_can_be_closed_by_its_own_listener() {
        try (TestDriver driver = new TestDriver()) {
            List<AeronTransport> self = new ArrayList<>();
            Inbox inbox =
                    new Inbox() {
                        @Override
                        public void onFrame(Frame frame) {
                            self.getFirst().close();
                            super.onFrame(frame);
                        }
                    };
            AeronTransport transport = Plane.start(driver, ONE, inbox);
            self.add(transport);
            transport.offer(ONE, data(1, 1), Waiting.MAY_WAIT);
            inbox.awaitFrames(1);
            assertThat(inbox.troubles).isEmpty();
        }
    }

    @Test
    void the_loss_of_the_driver_is_told_once_and_quietly() {
        PrintStream stderr = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Inbox inbox = new Inbox();
            TestDriver driver = new TestDriver();
            try (AeronTransport transport = Plane.start(driver, ONE, inbox)) {
                assertThat(transport.offer(ONE, data(1, 1), Waiting.MAY_WAIT)).isTrue();
                driver.close();
                await().atMost(Duration.ofSeconds(30)).until(() -> !inbox.losses.isEmpty());
                assertThat(transport.offer(ONE, data(2, 1))).isFalse();
            }
            assertThat(inbox.losses).hasSize(1).allMatch(reason -> reason.contains("MediaDriver"));
        } finally {
            System.setErr(stderr);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
