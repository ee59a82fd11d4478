package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

@Timeout(30)
class WakeupTest {

    private final Wakeup wakeup = new Wakeup();

    @Test
    void a_call_is_not_lost_when_something_else_uses_up_the_permit_before_the_wait() {
        wakeup.of(Thread.currentThread());
        wakeup.call();
        LockSupport.park();

        wakeup.await();
    }

    @Test
    void a_call_before_there_is_a_thread_is_kept_for_it() {
        wakeup.call();
        wakeup.of(Thread.currentThread());

        wakeup.await();
    }

    @Test
    void a_wait_with_a_limit_ends_without_a_call() {
        wakeup.of(Thread.currentThread());

        wakeup.await(1_000_000);
    }

    @Test
    void calls_among_contended_locks_all_arrive() throws InterruptedException {
        int rounds = 20_000;
        AtomicInteger done = new AtomicInteger();
        ReentrantLock contended = new ReentrantLock();
        Thread waiter =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            for (int round = 1; round <= rounds; round++) {
                                while (done.get() < round) {
                                    contended.lock();
                                    contended.unlock();
                                    wakeup.await();
                                }
                            }
                        });
        wakeup.of(waiter);
        waiter.start();
        for (int round = 1; round <= rounds; round++) {
            contended.lock();
            done.set(round);
            wakeup.call();
            contended.unlock();
        }
        waiter.join();

        assertThat(done).hasValue(rounds);
    }
}
