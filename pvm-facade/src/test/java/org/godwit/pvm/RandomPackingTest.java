package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Random packing programs, compared line by line with what the real PVM 3.4.6 printed for the same
/// seeds.
class RandomPackingTest {

    @Test
    void random_programs_print_what_they_print_on_the_real_pvm() throws IOException {
        List<String> recorded = Recorded.lines("random_packing.expected");
        List<String> printed = new ArrayList<>();
        new LoopbackMachine()
                .run(() -> {
                    Pvm.pvm_setopt(Pvm.PvmAutoErr, 0);
                    for (String line : recorded) {
                        long seed = Long.parseLong(line.substring(0, line.indexOf(':')));
                        printed.add(seed + ":" + RandomPacking.run(seed));
                    }
                });
        assertThat(printed).isEqualTo(recorded);
    }
}
