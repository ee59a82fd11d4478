package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.godwit.cluster.plane.Plane.Medium;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;

@Timeout(120)
class TwoJvmTest {

    private static final Duration START = Duration.ofSeconds(30);

    @TempDir Path directory;

    private final Inbox inbox = new Inbox();

    private AeronAddress address(Medium medium, int host) throws Exception {
        return medium == Medium.IPC
                ? AeronAddress.ipc(host)
                : AeronAddress.udp("127.0.0.1", Plane.freePort(), host);
    }

    @ParameterizedTest
    @EnumSource
    void frames_come_back_from_another_jvm_also_from_its_successor(Medium medium) throws Exception {
        AeronAddress here = address(medium, 3072);
        AeronAddress there = address(medium, 3073);
        File log = directory.resolve("echo.log").toFile();
        try (TestDriver driver = new TestDriver();
                AeronTransport transport = Plane.start(driver, here, inbox)) {
            Process first = EchoHost.launch(driver.directory(), there, here, log);
            try {
                echoes(transport, there);
            } finally {
                first.destroyForcibly().waitFor();
            }
            await().atMost(START).until(() -> !transport.offer(there, Plane.data(1, 1)));
            Process second = EchoHost.launch(driver.directory(), there, here, log);
            try {
                echoes(transport, there);
            } finally {
                second.getOutputStream().close();
                assertThat(second.waitFor()).isZero();
            }
        }
        assertThat(log).isEmpty();
    }

    private void echoes(AeronTransport transport, AeronAddress there) throws Exception {
        offer(transport, there, Plane.data(7, 0));
        for (int size : new int[] {100, 1_000_000, 20_000_000}) {
            Frame frame = Plane.data(size, size);
            offer(transport, there, frame);
            Frame back = inbox.next();
            while (!back.equals(frame) && ((Frame.Data) back).body().length() < 100) {
                back = inbox.next();
            }
            assertThat(back).isEqualTo(frame);
        }
    }

    /// A successor is connected to, and once more when the driver has noticed that its predecessor
    /// is dead: in between an offer may be refused, and made again.
    private static void offer(AeronTransport transport, AeronAddress there, Frame frame) {
        await().atMost(START).until(() -> transport.offer(there, frame, Waiting.MAY_WAIT));
    }
}
