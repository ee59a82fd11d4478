package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The other message plane: the same workload, with the frames through the sharding region over Artery,
/// where Pekko drops some at every hand-off.
class ArteryPlaneTest {

    private static final int MOVES = 20;

    @Test
    void messages_arrive_once_and_in_order_through_the_sharding_region_too() throws Exception {
        try (RealMachine vm = new RealMachine(2, "artery")) {
            Workload.Outcome outcome = new Workload(vm, 1).run("journaled", 2, MOVES);

            assertThat(outcome.verdict())
                    .as("%s", outcome)
                    .matches("received [0-9]{2,} lost 0 duplicated 0 reordered 0");
            System.out.println("artery: " + outcome);
        }
    }
}
