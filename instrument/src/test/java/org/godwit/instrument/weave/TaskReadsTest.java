package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.instrument.weave.sample.Reads;
import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TaskReadsTest {

    @Test
    void a_task_reads_what_its_spawner_exported_and_the_directory_that_it_named() throws Exception {
        var reads = new SampleLoader(new TaskReads()).make(Reads.class);
        var port =
                (TaskPort)
                        Proxy.newProxyInstance(
                                TaskPort.class.getClassLoader(),
                                new Class<?>[] {TaskPort.class},
                                (_, _, _) -> spawned());

        CurrentTask.run(
                port,
                () -> {
                    assertThat(reads.get()).isEqualTo("exported none /some/where");
                    return true;
                });
    }

    @Test
    void outside_of_a_task_the_process_is_asked() throws Exception {
        var reads = new SampleLoader(new TaskReads()).make(Reads.class);

        assertThat(reads.get()).isEqualTo("null none " + System.getProperty("user.dir"));
    }

    private static TaskSpec spawned() {
        Tid self = Tid.task(1, 1, 0);
        return new TaskSpec(
                self,
                "reads",
                List.of(),
                Optional.empty(),
                false,
                List.of(self),
                Durability.MIGRATABLE,
                new Inherited(
                        0,
                        Map.of("GODWIT_NO_SUCH_VARIABLE", "exported"),
                        Inherited.Collector.NOBODY,
                        Inherited.Collector.NOBODY,
                        "/some/where"));
    }
}
