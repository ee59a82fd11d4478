package org.godwit.cluster.plane;

import static org.awaitility.Awaitility.await;

import org.godwit.wire.Frame;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A listener that keeps everything.
class Inbox implements TransportListener {

    final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    final List<String> losses = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();

    @Override
    public void onFrame(Frame frame) {
        frames.add(frame);
    }

    @Override
    public void onDriverLost(String reason) {
        losses.add(reason);
    }

    @Override
    public void onTrouble(String what, Throwable cause) {
        troubles.add(what + ": " + cause.getMessage());
    }

    Frame next() throws InterruptedException {
        Frame frame = frames.poll(20, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame within 20 s; troubles: " + troubles);
        }
        return frame;
    }

    void awaitFrames(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> frames.size() >= count);
    }
}
