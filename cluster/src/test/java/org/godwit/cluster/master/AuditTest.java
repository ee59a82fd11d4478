package org.godwit.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class AuditTest {

    private static List<Tid> tasks(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Tid(0x40000 + i)).toList();
    }

    private static List<Tid> cycle(Audit audit, List<Tid> live, int beats) {
        List<Tid> due = new ArrayList<>();
        for (int i = 0; i < beats; i++) {
            due.addAll(audit.next(live));
        }
        return due;
    }

    @Test
    void each_has_its_turn_once_in_a_cycle_and_again_in_the_next() {
        Audit audit = new Audit(10);

        assertThat(cycle(audit, tasks(25), 10)).containsExactlyElementsOf(tasks(25));
        assertThat(cycle(audit, tasks(3), 10)).containsExactlyElementsOf(tasks(3));
        assertThat(cycle(audit, List.of(), 10)).isEmpty();
    }

    @Test
    void no_beat_has_more_than_its_share() {
        Audit audit = new Audit(10);

        assertThat(audit.next(tasks(25))).hasSize(3);
        assertThat(new Audit(10).next(tasks(3))).hasSize(1);
    }
}
