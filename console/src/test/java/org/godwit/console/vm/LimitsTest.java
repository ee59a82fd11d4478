package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.fault.CutLinks;
import org.godwit.cluster.processor.MovePoint;
import org.godwit.cluster.processor.MoveStops;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.TaskLine;
import org.godwit.persistence.log.FaultyDisk;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Real hosts, with the heap that they have, at their limits. `-Dgodwit.flood.mib=N` floods with so
/// many MiB from each sender.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsTest {

    private static final int LONGEST_MIB = 256;
    private static final int FLOODERS = 6;
    private static final int FLOOD_MIB = Integer.getInteger("godwit.flood.mib", 60);

    private RealMachine vm;
    private MoveStops stops;
    private FaultyDisk disk;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stops = new MoveStops(folder.toString());
        disk = new FaultyDisk(folder);
        vm =
                new RealMachine(
                        3,
                        "aeron",
                        List.of(
                                stops.setting(),
                                new CutLinks(folder.toString()).setting(),
                                "godwit.host.messages-share = 0.3",
                                "godwit.journal.embedded.connect-timeout = 1500 ms",
                                "godwit.master.unplaced-after = 2 s"));
    }

    @AfterAll
    void stop() throws Exception {
        vm.close();
    }

    private String spawn(Class<?> program, String durability, String host, String... argv) {
        return vm.spawn(program.getName(), durability, host, argv);
    }

    @Test
    @Order(1)
    void a_message_of_256_mib_comes_over_and_moves_with_the_task_that_has_not_taken_it() {
        String mib = Integer.toString(LONGEST_MIB);
        String reader = spawn(LongMail.Reader.class, "journaled", "h1", mib);
        vm.awaitLine(reader, "begins");

        String writer =
                spawn(LongMail.Writer.class, "journaled", "h2", Watcher.decimal(reader), mib);
        List<String> written = vm.outputAtEnd(writer);
        assertThat(written.getLast()).isEqualTo("sent 0");
        assertThat(vm.client().processors().get(reader)).contains(" 1 queued");

        vm.client().move(reader, "h3");
        spawn(LongMail.Starter.class, "migratable", "h2", Watcher.decimal(reader));
        assertThat(vm.outputAtEnd(reader)).containsExactly("begins", written.getFirst());
        assertThat(vm.task(reader)).isEmpty();
    }

    @Test
    @Order(2)
    void a_longer_one_is_refused_with_its_size_the_limit_and_the_setting() {
        String writer = spawn(LongMail.Writer.class, "migratable", "h2", "262145", "257");

        assertThat(vm.outputAtEnd(writer))
                .anyMatch(line -> line.equals("sent -10"))
                .anyMatch(line ->
                        line.contains("269,484,032")
                                && line.contains("268,435,456")
                                && line.contains("godwit.message-bytes-max"));
    }

    @Test
    @Order(3)
    void a_flood_of_one_receiver_by_many_senders_loses_nothing_and_ends_no_host() {
        String mib = Integer.toString(FLOOD_MIB);
        String flooded =
                spawn(LongMail.Flooded.class, "migratable", "h1", Integer.toString(FLOODERS), mib);
        vm.awaitLine(flooded, "begins");
        List<String> flooders = new ArrayList<>();
        for (int i = 0; i < FLOODERS; i++) {
            flooders.add(
                    spawn(
                            LongMail.Flooder.class,
                            i % 2 == 0 ? "migratable" : "journaled",
                            i % 3 == 0 ? "h3" : "h2",
                            Watcher.decimal(flooded),
                            mib,
                            Integer.toString(i)));
        }

        assertThat(vm.outputAtEnd(flooded))
                .containsExactly("begins", "all " + FLOODERS * FLOOD_MIB);
        flooders.forEach(vm::outputAtEnd);
        assertThat(vm.hostNames()).containsExactlyInAnyOrder("h1", "h2", "h3");
    }

    @Test
    @Order(4)
    void whatever_comes_over_http_is_answered_and_the_host_goes_on() throws Exception {
        HostLine host = vm.client().hosts().getFirst();
        new HttpFuzz(host.http(), "secret").run();

        String task = spawn(Captured.Counter.class, "migratable", host.name(), "0");
        assertThat(vm.outputAtEnd(task)).contains("begins");
    }

    @Test
    @Order(5)
    void a_task_without_a_place_is_named_and_brought_to_another_host() throws Exception {
        String tid = spawn(Captured.Counter.class, "journaled", "h3", "1");
        vm.awaitLine(tid, "begins");
        stops.ask(MovePoint.READ, Tid.parse(tid).container());

        kill("h3");

        vm.await("a note", () -> vm.notes().stream().anyMatch(note -> note.contains(tid)));
        String note =
                vm.notes().stream().filter(line -> line.contains(tid)).findFirst().orElseThrow();
        assertThat(note)
                .matches(
                        "(host \\S+: )?task %s \\(.*Counter\\) has had no place for 2\\.\\d s; it is brought to host h[12]"
                                .formatted(tid));
        assertThat(vm.task(tid).orElseThrow().unplacedMillis()).isGreaterThanOrEqualTo(2_000);
        stops.goOn();
        String there = note.substring(note.length() - 2);
        vm.await(
                tid + " to be on " + there,
                () ->
                        vm.task(tid)
                                .filter(task -> task.unplacedMillis() == 0)
                                .map(TaskLine::hostName)
                                .filter(there::equals)
                                .isPresent());
        spawn(Captured.Feeder.class, "migratable", "h1", Watcher.decimal(tid), "1");
        assertThat(vm.outputAtEnd(tid)).containsExactly("begins", "1 messages, sum 1");
    }

    @Test
    @Order(6)
    void a_task_that_was_moved_and_then_stopped_by_a_full_disk_comes_back_unasked()
            throws Exception {
        List<String> hosts = vm.hostNames();
        String tid = spawn(Captured.Soliloquist.class, "journaled", hosts.getFirst());
        vm.awaitLine(tid, "begins");
        vm.client().move(tid, hosts.getLast());
        int moved = incarnation(tid);

        disk.fill();
        vm.await(tid + " to stop", () -> incarnation(tid) != moved);
        disk.mend();

        vm.await(tid + " to come back", () -> incarnation(tid) > moved);
        spawn(Captured.Feeder.class, "migratable", hosts.getFirst(), Watcher.decimal(tid), "1");
        assertThat(vm.outputAtEnd(tid)).containsExactly("begins", "ends");
    }

    /// 0: it is nowhere.
    private int incarnation(String tid) {
        Matcher found =
                Pattern.compile("incarnation (\\d+)")
                        .matcher(vm.client().processors().getOrDefault(tid, ""));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private void kill(String host) {
        vm.machine().hosts().stream()
                .filter(h -> h.name().equals(host))
                .forEach(h -> ProcessHandle.of(h.pid()).orElseThrow().destroyForcibly());
    }
}
