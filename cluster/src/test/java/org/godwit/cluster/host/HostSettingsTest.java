package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;

class HostSettingsTest {

    /// Pekko's reference.conf and ours are equals: the first on the class path wins, and a
    /// directory of jars has no order.
    @Test
    void no_reference_configuration_of_ours_sets_what_pekkos_sets() throws IOException {
        var all = Collections.list(getClass().getClassLoader().getResources("reference.conf"));
        var ours =
                all.stream()
                        .map(ConfigFactory::parseURL)
                        .filter(config -> config.hasPath("godwit"))
                        .toList();
        assertThat(ours).isNotEmpty();
        assertThat(ours).noneMatch(config -> config.hasPath("pekko"));
    }

    @Test
    void what_godwit_sets_of_pekkos_holds() {
        Config config = HostSettings.defaults();
        assertThat(config.getDuration("pekko.cluster.sharding.rebalance-interval"))
                .isEqualTo(Duration.ofMillis(25));
        assertThat(config.getDuration("godwit.move.yield-deadline"))
                .isEqualTo(Duration.ofSeconds(3));
    }
}
