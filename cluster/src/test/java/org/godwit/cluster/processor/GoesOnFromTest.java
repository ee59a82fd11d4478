package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.List;

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
        Thread task =
                Thread.ofVirtual()
                        .start(() -> {
                            int bytes = saved.take().getFirst().length;
                            try {
                                Thread.sleep(Long.MAX_VALUE - bytes);
                            } catch (InterruptedException _) {
                                assertThat(saved.isNothing()).isTrue();
                            }
                        });

        await().untilAsserted(() -> {
            System.gc();
            assertThat(inMemory.get()).isNull();
        });
        task.interrupt();
        task.join();
    }
}
