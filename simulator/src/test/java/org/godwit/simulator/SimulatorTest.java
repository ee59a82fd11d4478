package org.godwit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
        for (long seed = FIRST; seed < FIRST + 50; seed++) {
            assertThat(told(seed)).isEqualTo(told(seed)).isNotEmpty();
        }
    }

    private static List<String> told(long seed) {
        List<String> lines = new ArrayList<>();
        lines.add(Simulator.run(seed, lines::add).toString());
        return lines;
    }
}
