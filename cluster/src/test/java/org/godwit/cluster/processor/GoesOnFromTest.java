package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

final class GoesOnFromTest {

    @Test
    void what_was_taken_is_not_there_any_more() {
        var saved = new GoesOnFrom(List.of(new byte[] {1}, new byte[] {2}));

        assertThat(saved.isNothing()).isFalse();
        assertThat(saved.take()).containsExactly(new byte[] {1}, new byte[] {2});
        assertThat(saved.isNothing()).isTrue();
        assertThat(saved.take()).isEmpty();
    }

    @Test
    void a_thread_that_has_taken_its_capture_does_not_keep_it_in_memory() throws Exception {
        byte[] capture = new byte[1];
        var inMemory = new WeakReference<>(capture);
        var saved = new GoesOnFrom(List.of(capture));
        capture = new byte[0];
        // in the manner of a task: what the thread runs refers to it as long as it lives
        var over = new CountDownLatch(1);
        CompletableFuture<Boolean> task =
                CompletableFuture.supplyAsync(
                        () -> {
                            assertThat(saved.take()).hasSize(1);
                            awaitEnd(over);
                            return saved.isNothing();
                        },
                        command -> Thread.ofVirtual().start(command));

        await().untilAsserted(() -> {
            System.gc();
            assertThat(inMemory.get()).isNull();
        });
        over.countDown();
        assertThat(task.get()).isTrue();
    }

    private static void awaitEnd(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
