package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.junit.jupiter.api.Test;

/// The other message plane: the same workload, with the frames through the sharding region over Artery,
/// where Pekko drops some at every hand-off.
class ArteryPlaneTest {

    private static final int MOVES = 20;

    @Test
    void messages_arrive_once_and_in_order_through_the_sharding_region_too() throws Exception {
        try (RealMachine vm = new RealMachine(2, "artery")) {
            String main = vm.spawn(Counting.class.getName(), "journaled", "", "2", "100", "200");
            int done = 0;
            while (vm.end(main).isEmpty() && done < MOVES) {
                for (TaskLine task : vm.client().tasks()) {
                    try {
                        List<MoveLine> reports = vm.client().move(task.tid(), "");
                        done += (int) reports.stream().filter(MoveLine::isDone).count();
                    } catch (RefusedException _) {
                        // it has just ended, or is on its way
                    }
                }
            }

            assertThat(vm.outputAtEnd(main))
                    .as("%d moves", done)
                    .containsExactly("received 400 lost 0 duplicated 0 reordered 0");
            assertThat(done).as("moves").isPositive();
        }
    }
}
