package org.godwit.console.bench;

import org.godwit.persistence.client.ClientSettings;
import org.godwit.persistence.client.JournalClient;
import org.godwit.persistence.log.EventBatch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/// What this machine gives to whoever asks for nothing else, measured in this process at the time
/// of the bench; the notes explain with it.
///
/// @param journalMicros one event of 200 bytes through the journal's client, forced to the disk
/// @param handOverMicros one virtual thread unparks another
public record Calibration(double journalMicros, double handOverMicros) {

    private static final int WRITES = 100;
    private static final int WARM_UP = 20;
    private static final int HAND_OVERS = 4_000;
    private static final int EVENT_BYTES = 200;

    /// Blocks for a second or less.
    static Calibration of(ClientSettings journal) throws IOException, InterruptedException {
        return new Calibration(writes(journal), handOver());
    }

    static Calibration median(List<Calibration> several) {
        return new Calibration(
                Summary.of(several.stream().map(Calibration::journalMicros).toList()).median(),
                Summary.of(several.stream().map(Calibration::handOverMicros).toList()).median());
    }

    private static double writes(ClientSettings settings) throws IOException, InterruptedException {
        List<Double> micros = new ArrayList<>();
        try (JournalClient client = new JournalClient(settings, "bench", _ -> {})) {
            String id = "bench|" + System.nanoTime();
            for (int i = 1; i <= WARM_UP + WRITES; i++) {
                long begin = System.nanoTime();
                client.append(id, EventBatch.of(i, List.of(new byte[EVENT_BYTES]))).get();
                if (i > WARM_UP) {
                    micros.add((System.nanoTime() - begin) / 1e3);
                }
            }
        } catch (ExecutionException e) {
            throw new IOException("the journal cannot be measured: " + e.getMessage(), e);
        }
        return Summary.of(micros).median();
    }

    private static double handOver() throws InterruptedException {
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        Thread[] players = new Thread[2];
        for (int i = 0; i < 2; i++) {
            int me = i;
            players[i] =
                    Thread.ofVirtual()
                            .unstarted(() -> {
                                for (int k = 0; k < HAND_OVERS; k++) {
                                    while (turn.get() != me) {
                                        LockSupport.park();
                                    }
                                    turn.set(1 - me);
                                    LockSupport.unpark(players[1 - me]);
                                }
                            });
        }
        long begin = System.nanoTime();
        for (Thread player : players) {
            player.start();
        }
        for (Thread player : players) {
            player.join();
        }
        return (System.nanoTime() - begin) / 1e3 / (2 * HAND_OVERS);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "by themselves: a journal write %.2f ms, a hand-over between two virtual threads %.1f us",
                journalMicros / 1e3,
                handOverMicros);
    }
}
