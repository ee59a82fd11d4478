package org.godwit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final long SEEDS = Long.getLong("godwit.seeds", 10_000);
    private static final long FIRST = Long.getLong("godwit.seed", 1);

    @Test
    void no_promise_breaks_whatever_the_network_and_the_hosts_do() throws Exception {
        Simulator.Summary summary = Simulator.runMany(FIRST, SEEDS, _ -> {});

        assertThat(summary.failure())
                .as("replay it with ./pvm simulate --seeds 1 --seed <the seed>")
                .isEqualTo(Optional.empty());
        assertThat(summary.runs()).isEqualTo(SEEDS);
        assertThat(summary.framesDropped()).isGreaterThan(SEEDS);
        assertThat(summary.moves()).isGreaterThan(SEEDS / 2);
        System.out.println("simulator: " + summary);
    }

    @Test
    void a_seed_decides_everything() {
        assertThat(Simulator.run(7)).isEqualTo(Simulator.run(7));
    }
}
