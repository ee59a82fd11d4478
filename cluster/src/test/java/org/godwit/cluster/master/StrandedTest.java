package org.godwit.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class StrandedTest {

    private static final Tid TASK = Tid.task(1, 1, 0);
    private static final Tid OTHER_TASK = Tid.task(1, 2, 0);
    private static final Tid HOST_1 = Tid.ofHost(1);
    private static final Tid HOST_2 = Tid.ofHost(2);
    private static final Tid HOST_3 = Tid.ofHost(3);

    private final Stranded stranded = new Stranded();

    @Test
    void a_refused_task_waits_until_it_has_come_to_another_host() {
        assertThat(stranded.refused(TASK, HOST_1)).isTrue();
        assertThat(stranded.refused(TASK, HOST_1)).as("said again").isFalse();
        stranded.arrived(TASK, HOST_1);
        stranded.arrived(OTHER_TASK, HOST_2);
        assertThat(stranded.waiting()).isEqualTo(Map.of(TASK, HOST_1));

        stranded.arrived(TASK, HOST_2);
        assertThat(stranded.waiting()).isEmpty();
    }

    @Test
    void it_is_sent_to_hosts_that_have_not_refused_it_and_to_one_that_joins_later() {
        stranded.refused(TASK, HOST_1);
        stranded.arrived(TASK, HOST_2);
        stranded.refused(TASK, HOST_2);
        assertThat(stranded.hostFor(TASK, List.of(HOST_1, HOST_2))).isEmpty();
        assertThat(stranded.hostFor(TASK, List.of(HOST_1, HOST_2, HOST_3))).contains(HOST_3);
        assertThat(stranded.hostFor(OTHER_TASK, List.of(HOST_1))).contains(HOST_1);
    }

    @Test
    void a_task_that_has_ended_is_forgotten() {
        stranded.refused(TASK, HOST_1);
        stranded.refused(OTHER_TASK, HOST_1);
        stranded.keepOnly(List.of(OTHER_TASK));
        assertThat(stranded.waiting()).isEqualTo(Map.of(OTHER_TASK, HOST_1));
        assertThat(stranded.hostFor(TASK, List.of(HOST_1))).contains(HOST_1);
    }
}
