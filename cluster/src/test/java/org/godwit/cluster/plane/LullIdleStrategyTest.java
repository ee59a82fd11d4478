package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class LullIdleStrategyTest {

    private final List<String> calls = new ArrayList<>();
    private long now = -5; // as System.nanoTime may be

    private final LullIdleStrategy strategy =
            new LullIdleStrategy(
                    telling("short"), telling("long"), Duration.ofNanos(100), () -> now);

    private IdleStrategy telling(String name) {
        return new IdleStrategy() {
            @Override
            public void idle(int workCount) {
                throw new AssertionError("is not asked how much work there was");
            }

            @Override
            public void idle() {
                calls.add(name);
            }

            @Override
            public void reset() {
                calls.add(name + " anew");
            }
        };
    }

    @Test
    void it_idles_shortly_until_there_has_been_no_work_for_a_while() {
        strategy.idle(0);
        now += 99;
        strategy.idle(0);
        now += 1;
        strategy.idle(0);
        strategy.idle(0);

        assertThat(calls).containsExactly("short", "short", "long", "long");
    }

    @Test
    void work_ends_a_lull() {
        now += 1000;
        strategy.idle(0);
        strategy.idle(3);
        strategy.idle(0);

        assertThat(calls).containsExactly("long", "short anew", "long anew", "short");
    }
}
