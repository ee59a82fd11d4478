package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.godwit.cluster.plane.Plane.addressOf;
import static org.godwit.cluster.plane.Plane.data;

import org.godwit.cluster.plane.Plane.Medium;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class AeronTransportTest {

    private static final int MB = 1_000_000;
    private static final int[] SIZES = {0, 100, 32_000, 64_000, MB, 2 * MB, 20 * MB, 64 << 20};
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
    void frames_of_every_size_arrive_both_ways(Medium medium) throws Exception {
        Inbox atA = new Inbox();
        Inbox atB = new Inbox();
        AeronTransport a = start(medium, atA);
        AeronTransport b = start(medium, atB);
        for (int size : SIZES) {
            Frame there = data(size, size);
            Frame back = data(size + 1L, size);
            assertThat(a.offer(addressOf(b), there, Waiting.MAY_WAIT)).isTrue();
            assertThat(atB.next()).isEqualTo(there);
            assertThat(b.offer(addressOf(a), back, Waiting.MAY_WAIT)).isTrue();
            assertThat(atA.next()).isEqualTo(back);
        }
        assertThat(a.counters().framesOut()).isEqualTo(SIZES.length);
        assertThat(a.counters().framesIn()).isEqualTo(SIZES.length);
        assertThat(a.counters().chunksIn()).isGreaterThan(80);
        assertThat(a.counters().malformedIn()).isZero();
        assertThat(a.counters().partialsDropped()).isZero();
    }

    @Test
    void frames_that_are_not_messages_arrive_too() throws Exception {
        Inbox atB = new Inbox();
        AeronTransport b = start(Medium.IPC, atB);
        AeronTransport a = start(Medium.IPC, new Inbox());
        Frame[] frames = {
            new Frame.Ack(Plane.A, 1, Plane.B, 9), new Frame.Gone(Plane.A, Plane.B),
            new Frame.Watch(Plane.A, Plane.B, 3), new Frame.NotHere(Plane.A, Plane.B, Plane.A)
        };
        for (Frame frame : frames) {
            assertThat(a.offer(addressOf(b), frame, Waiting.MAY_WAIT)).isTrue();
            assertThat(atB.next()).isEqualTo(frame);
        }
    }

    @Test
    void one_transport_listens_to_both_media() throws Exception {
        Inbox atB = new Inbox();
        int host = HOSTS.getAndIncrement();
        AeronTransport b =
                AeronTransport.start(
                        driver.directory(),
                        List.of(Medium.IPC.address(host), Medium.UDP.address(host)),
                        atB,
                        TransportLimits.DEFAULT);
        open.add(b);
        AeronTransport a = start(Medium.IPC, new Inbox());
        for (AeronAddress target : b.inbound()) {
            assertThat(a.offer(target, data(1, 10), Waiting.MAY_WAIT)).isTrue();
            assertThat(atB.next()).isEqualTo(data(1, 10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_of_many_senders_is_heard_in_its_order(Medium medium) throws Exception {
        int threads = 6;
        int perThread = 400;
        Inbox atB = new Inbox();
        AeronTransport b = start(medium, atB);
        AeronTransport a = start(medium, new Inbox());
        AeronTransport c = start(medium, new Inbox());
        List<Thread> senders = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        for (int t = 0; t < threads; t++) {
            Tid source = Tid.task(1, 10 + t, 0);
            AeronTransport through = t % 2 == 0 ? a : c;
            senders.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int i = 0; i < perThread; i++) {
                                    // Claimed, gathered and chunked frames take turns.
                                    int size =
                                            i % 100 == 50 ? 1_500_000 : i % 10 == 5 ? 50_000 : 100;
                                    if (!through.offer(
                                            addressOf(b),
                                            data(source, i, size),
                                            Waiting.MAY_WAIT)) {
                                        refused.incrementAndGet();
                                    }
                                }
                            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(refused).hasValue(0);
        atB.awaitFrames(threads * perThread);
        long[] next = new long[threads];
        for (Frame frame : atB.frames) {
            Frame.Data data = (Frame.Data) frame;
            int t = data.source().container() - 10;
            assertThat(data.sequence()).isEqualTo(next[t]++);
            assertThat(data.body()).isEqualTo(data(data.sequence(), data.body().length()).body());
        }
        assertThat(next).containsOnly(perThread);
    }

    @ParameterizedTest
    @EnumSource
    void back_pressure_refuses_and_what_was_accepted_arrives(Medium medium) {
        CountDownLatch stuck = new CountDownLatch(1);
        Inbox atB =
                new Inbox() {
                    @Override
                    public void onFrame(Frame frame) {
                        awaitQuietly(stuck);
                        super.onFrame(frame);
                    }
                };
        AeronTransport b = start(medium, atB, Plane.smallLogs());
        AeronTransport a = start(medium, new Inbox(), Plane.smallLogs());
        List<Frame> accepted = new ArrayList<>();
        assertThat(a.offer(addressOf(b), data(0, 900), Waiting.MAY_WAIT)).isTrue();
        accepted.add(data(0, 900));
        int refusals = 0;
        for (int i = 1; refusals < 200; i++) {
            Frame frame = data(i, 900);
            if (a.offer(addressOf(b), frame)) {
                accepted.add(frame);
                refusals = 0;
            } else {
                refusals++;
            }
        }
        assertThat(a.counters().framesRefused()).isGreaterThanOrEqualTo(200);
        stuck.countDown();
        atB.awaitFrames(accepted.size());
        assertThat(atB.frames).containsExactlyElementsOf(accepted);
        await().untilAsserted(() ->
                assertThat(a.offer(addressOf(b), data(1, 900), Waiting.MAY_WAIT)).isTrue());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_long_frame_that_does_not_fit_now_is_refused_to_one_who_cannot_wait() throws Exception {
        Inbox atB = new Inbox();
        AeronTransport b = start(Medium.IPC, atB);
        AeronTransport a = start(Medium.IPC, new Inbox());
        assertThat(a.offer(addressOf(b), data(1, 1), Waiting.MAY_WAIT)).isTrue();
        atB.next();
        assertThat(a.offer(addressOf(b), data(2, 20 * MB))).isFalse();
        assertThat(a.offer(addressOf(b), data(3, 2 * MB))).isTrue();
        assertThat(atB.next()).isEqualTo(data(3, 2 * MB));
        assertThat(b.counters().partialsDropped() + b.counters().chunksStray()).isZero();
    }

    @Test
    void a_body_over_the_limit_is_an_error_of_the_caller() {
        AeronTransport a = start(Medium.IPC, new Inbox());
        Body body = Body.of(Encoding.RAW, new byte[(64 << 20) + 1]);
        Frame frame = new Frame.Data(Plane.A, 1, Plane.B, 1, 0, 0, 0, body);
        assertThatThrownBy(() -> a.offer(AeronAddress.ipc(1), frame))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("67,108,865 bytes");
    }

    @Test
    void a_listener_that_throws_is_reported_and_goes_on_listening() throws Exception {
        Inbox atB =
                new Inbox() {
                    @Override
                    public void onFrame(Frame frame) {
                        if (frame instanceof Frame.Gone) {
                            throw new IllegalStateException("no");
                        }
                        super.onFrame(frame);
                    }
                };
        AeronTransport b = start(Medium.IPC, atB);
        AeronTransport a = start(Medium.IPC, new Inbox());
        a.offer(addressOf(b), new Frame.Gone(Plane.A, Plane.B), Waiting.MAY_WAIT);
        a.offer(addressOf(b), data(1, 1), Waiting.MAY_WAIT);
        assertThat(atB.next()).isEqualTo(data(1, 1));
        assertThat(atB.troubles).containsExactly("the listener failed on a frame from t40001: no");
        assertThat(b.counters().listenerFailures()).isEqualTo(1);
    }
}
