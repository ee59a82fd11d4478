package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aeron.Aeron;
import io.aeron.Publication;

import org.agrona.concurrent.UnsafeBuffer;
import org.godwit.wire.Frame;
import org.godwit.wire.FrameCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;

/// What a stranger or a dying sender puts into a host's log.
@Timeout(60)
class GarbageTest {

    private static final AeronAddress HERE = AeronAddress.ipc(1);

    private final Inbox inbox = new Inbox();
    private TestDriver driver;
    private AeronTransport transport;
    private Aeron client;
    private Publication stranger;

    @BeforeEach
    void start() {
        driver = new TestDriver();
        TransportLimits limits =
                Plane.with(
                        8 << 20, Duration.ofMillis(300), TransportLimits.DEFAULT.driverTimeout());
        transport = Plane.start(driver.directory(), HERE, inbox, limits);
        client =
                Aeron.connect(
                        new Aeron.Context().aeronDirectoryName(driver.directory().toString()));
        // The same log as the transport itself would use.
        stranger =
                client.addPublication(
                        "aeron:ipc?term-length=8m|mtu=32k|sparse=true", HERE.streamId());
        await().until(stranger::isConnected);
    }

    @AfterEach
    void stop() {
        transport.close();
        client.close();
        driver.close();
    }

    private void put(byte[] bytes, int length) {
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        await().pollDelay(Duration.ZERO).until(() -> stranger.offer(buffer, 0, length) > 0);
    }

    @Test
    void garbage_is_counted_and_what_follows_is_heard() throws Exception {
        long seed = Long.getLong("godwit.seed", System.nanoTime());
        System.out.println("GarbageTest: -Dgodwit.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int count = 500;
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[1 + random.nextInt(50_000)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (i % 3 == 0 ? Chunk.MARKER : i % 3 == 1 ? 1 : bytes[0]);
            put(bytes, i % 50 == 0 ? 0 : bytes.length);
        }
        assertThat(transport.offer(HERE, Plane.data(1, 10), Waiting.MAY_WAIT)).isTrue();
        assertThat(inbox.next()).isEqualTo(Plane.data(1, 10));
        assertThat(transport.counters().malformedIn()).isEqualTo(count);
        assertThat(inbox.troubles).isEmpty();
    }

    @Test
    void what_a_dead_sender_left_incomplete_is_dropped() throws Exception {
        byte[] first = new byte[1000];
        Frame.Data whole = Plane.data(1, 10_000_000 - FrameCodec.HEADER_BYTES_MAX);
        for (int transfer = 0; transfer < 10; transfer++) {
            ByteBuffer buffer = ByteBuffer.wrap(first);
            new Chunk(10_000_000, 77, transfer, 0, 10_000).write(buffer);
            new FrameCodec().encodeHeader(whole, buffer);
            put(first, first.length);
        }
        // Four of a sender may be incomplete; the rest of them goes by age.
        await().untilAsserted(() ->
                assertThat(transport.counters().partialsDropped()).isGreaterThanOrEqualTo(6));
        await().untilAsserted(
                        () -> assertThat(transport.counters().partialsDropped()).isEqualTo(10));
        assertThat(transport.offer(HERE, Plane.data(1, 5_000_000), Waiting.MAY_WAIT)).isTrue();
        assertThat(inbox.next()).isEqualTo(Plane.data(1, 5_000_000));
    }
}
